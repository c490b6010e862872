/** The type that study rooms need besides the page's own: dates and addresses in mono, and signs of Chinese in sources' titles. */
import { useEffect } from "react";

export function useStudyType(): void {
  useEffect(() => {
    void import("../style/mono.ts");
    void import("../style/chinese.ts");
  }, []);
}
