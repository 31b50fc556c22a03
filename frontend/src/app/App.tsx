import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { TextProvider } from "@/text";
import { useSpoken } from "@/text/spoken";
import { queryClient } from "./queryClient";
import { router } from "./router";

export function App() {
  return (
    <StrictMode>
      <TextProvider catalogue={useSpoken()}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </TextProvider>
    </StrictMode>
  );
}
