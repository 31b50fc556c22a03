import { LoginList } from "./LoginList";
import { PasswordForm } from "./PasswordForm";
import { ProfileForm } from "./ProfileForm";
import { TokenList } from "./TokenList";

/** Who one is here, one's password, where one is signed in, and tokens for scripts. */
export function ProfilePage() {
  return (
    <div className="flex flex-col gap-4">
      <ProfileForm />
      <PasswordForm />
      <LoginList />
      <TokenList />
    </div>
  );
}
