/** A line before something of which only so many may be under way at once. Who has gone away is not waited for. */
export default class Line {
  #underWay = 0
  #waiting: { begin: () => void; isGone: () => boolean }[] = []

  constructor(private most: number) {}

  /** Begins as soon as there is a place; `left` is to be called once when it is over, however it ends. */
  enter(begin: (left: () => void) => void, isGone: () => boolean): void {
    const once = () => {
      let over = false
      return () => {
        if (over) return
        over = true
        this.#underWay--
        this.#next()
      }
    }
    this.#waiting.push({ begin: () => begin(once()), isGone })
    this.#next()
  }

  #next(): void {
    while (this.#underWay < this.most && this.#waiting.length > 0) {
      const { begin, isGone } = this.#waiting.shift()!
      if (isGone()) continue
      this.#underWay++
      begin()
    }
  }
}
