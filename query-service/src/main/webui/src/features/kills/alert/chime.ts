let context: AudioContext | undefined;

/** In hertz: falls, as what it tells of does. */
const NOTES = [660, 440];
const LENGTH = 0.18;
const LOUDNESS = 0.12;

/** A short sound, made here rather than loaded. Browsers let a page sound only once somebody has used it. */
export function chime(): void {
  try {
    context ??= new AudioContext();
    void context.resume();
    NOTES.forEach(play, context);
  } catch {
    // A browser that cannot sound: the page shows the kill all the same.
  }
}

function play(this: AudioContext, frequency: number, index: number): void {
  const start = this.currentTime + index * LENGTH;
  const volume = this.createGain();
  volume.gain.setValueAtTime(LOUDNESS, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + LENGTH);
  volume.connect(this.destination);
  const note = this.createOscillator();
  note.frequency.value = frequency;
  note.connect(volume);
  note.start(start);
  note.stop(start + LENGTH);
}
