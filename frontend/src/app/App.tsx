import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { english, TextProvider } from "@/text";
import { queryClient } from "./queryClient";
import { router } from "./router";

export function App() {
  return (
    <StrictMode>
      <TextProvider catalogue={english}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </TextProvider>
    </StrictMode>
  );
}
