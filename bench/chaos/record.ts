import type { Fate, Watched } from './deeds.js';

/** Something that must not happen, and happened. */
export interface Miss {
  readonly kind: 'lost' | 'wrong quote' | 'unanswered' | 'answered twice' | 'not itself again';
  readonly fault: string;
  readonly what: string;
}

/** What came of all faults of one kind. */
export class FaultRecord {
  readonly name: string;
  injected = 0;
  survived = 0;
  answered = 0;
  told = 0;
  /** How often nothing could be answered, by the reason. */
  readonly excused = new Map<string, number>();
  readonly misses: Miss[] = [];
  readonly notes = new Map<string, number>();

  constructor(name: string) {
    this.name = name;
  }

  miss(kind: Miss['kind'], what: string): void {
    this.misses.push({ kind, fault: this.name, what });
  }

  remark(note: string): void {
    this.notes.set(note, (this.notes.get(note) ?? 0) + 1);
  }

  /** Takes down what became of something that a person did. */
  note(what: string, fate: Fate, excuse: string | null, watched: Watched): void {
    if (fate === 'answered') this.answered += 1;
    else if (fate === 'told') this.told += 1;
    else if (excuse !== null) this.excused.set(excuse, (this.excused.get(excuse) ?? 0) + 1);
    else this.miss('unanswered', `${what} (${[watched.id, ...watched.refusals()].join(', ')})`);
  }

  /** Takes in what came of others of its kind. */
  add(other: FaultRecord): void {
    this.injected += other.injected;
    this.survived += other.survived;
    this.answered += other.answered;
    this.told += other.told;
    this.misses.push(...other.misses);
    for (const [why, count] of other.excused) this.excused.set(why, (this.excused.get(why) ?? 0) + count);
  }
}
