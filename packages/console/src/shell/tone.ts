/** A soft tone while an alarm waits to be taken; another one in an exercise, so that a colleague's ear can tell them apart. */
import { useEffect } from "react";
import { useExercise } from "./mode.ts";
import { usePrefs } from "./prefs.ts";

const everyMs = 10_000;

function sound(context: AudioContext, notes: readonly number[]): void {
  notes.forEach((hertz, i) => {
    const tone = context.createOscillator();
    const gain = context.createGain();
    const from = context.currentTime + i * 0.22;
    tone.frequency.value = hertz;
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(0.08, from + 0.03);
    gain.gain.linearRampToValueAtTime(0, from + 0.2);
    tone.connect(gain).connect(context.destination);
    tone.start(from);
    tone.stop(from + 0.22);
  });
}

export function useTone(ringing: boolean): void {
  const exercise = useExercise();
  const { sound: wanted } = usePrefs();
  useEffect(() => {
    if (!ringing || !wanted) return;
    let context: AudioContext | undefined;
    const ring = (): void => {
      // A browser gives no sound to a page that nobody has touched yet; the strip itself is there from the start.
      if (!navigator.userActivation.hasBeenActive) return;
      context ??= new AudioContext();
      sound(context, exercise ? [660, 660] : [440, 550]);
    };
    ring();
    const timer = setInterval(ring, everyMs);
    return () => {
      clearInterval(timer);
      void context?.close();
    };
  }, [ringing, wanted, exercise]);
}
