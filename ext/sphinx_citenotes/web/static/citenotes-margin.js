/* Notes in the margin, each beside its mark, where the window has room for them. Nothing is
   doubled: the notes at the foot of the page are put there by their position. */

"use strict";

(() => {
  const NOTE = 15; // rem: how wide a note in the margin is
  const SPACE = 3; // rem between text and notes; tables and figures may reach into it
  const TEXT = 34; // rem: text that making room would leave narrower than this keeps its width
  const BETWEEN = 12; // pixels between two notes

  const root = document.documentElement;
  const main = document.querySelector("[role=main]") || document.querySelector("main");
  const block = main?.querySelector(".citenotes-notes");
  if (!block) return;

  const marks = [...main.querySelectorAll("a.footnote-reference")];
  const noteOf = (mark) => document.getElementById(decodeURIComponent(mark.hash.slice(1)));
  const firstMarks = new Map(); // each note and its first mark in the text
  for (const mark of marks) {
    const note = noteOf(mark);
    if (note && block.contains(note) && !block.contains(mark) && !firstMarks.has(note)) {
      firstMarks.set(note, mark);
    }
  }

  /** Whether nothing stands right of the text, as far as it is in view. */
  function isFree(from, to) {
    if (to > root.clientWidth) return false;
    return [0.2, 0.5, 0.8].every((part) => {
      const found = document.elementFromPoint((from + to) / 2, root.clientHeight * part);
      return !found || found.contains(main) || main.contains(found);
    });
  }

  /** The classes that make room: beside the text, or within it if it is wide; none if neither. */
  function findRoom() {
    const { paddingLeft, paddingRight } = getComputedStyle(main);
    const rem = parseFloat(getComputedStyle(root).fontSize);
    const right = main.getBoundingClientRect().right - parseFloat(paddingRight);
    const text = main.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    const need = (NOTE + SPACE) * rem;
    if (isFree(right, right + need + rem / 2)) return ["citenotes-margin"];
    if (text - need < TEXT * rem) return [];
    return ["citenotes-margin", "citenotes-margin-inside"];
  }

  function makeRoom() {
    main.classList.remove("citenotes-margin", "citenotes-margin-inside");
    for (const asks of [false, true]) {
      root.classList.toggle("citenotes-asks-for-room", asks); // themes may draw a column aside
      const room = findRoom();
      main.classList.add(...room);
      if (room.length) return true;
    }
    root.classList.remove("citenotes-asks-for-room");
    return false;
  }

  function lay() {
    main.style.minHeight = "";
    if (!makeRoom()) return;
    const { top } = main.getBoundingClientRect();
    const foot = block.getBoundingClientRect().top - top;
    const beside = [...firstMarks].map(([note, mark]) => ({
      note,
      start: mark.getBoundingClientRect().top - top,
      height: note.offsetHeight,
    }));
    let end = 0;
    for (const { note, start, height } of beside) {
      const down = Math.max(Math.round(start), end);
      note.style.setProperty("--citenotes-top", `${down - foot}px`);
      end = down + height + BETWEEN;
    }
    main.style.minHeight = `${end}px`;
  }

  // Laying the notes changes the height of the text; window, width and last mark tell what is new.
  const shape = () => {
    const last = marks[marks.length - 1].getBoundingClientRect().top;
    const { top, width } = main.getBoundingClientRect();
    return [innerWidth, Math.round(width), Math.round(last - top)].join();
  };
  let laid = "";
  let waiting = 0;
  const layAnew = () => {
    if (shape() === laid) return;
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      lay();
      laid = shape();
    });
  };

  const point = (mark, isOn) => noteOf(mark)?.classList.toggle("citenotes-pointed", isOn);
  for (const mark of firstMarks.values()) {
    for (const name of ["pointerenter", "focus"]) {
      mark.addEventListener(name, () => point(mark, true));
    }
    for (const name of ["pointerleave", "blur"]) {
      mark.addEventListener(name, () => point(mark, false));
    }
  }
  addEventListener("resize", layAnew);
  addEventListener("load", layAnew);
  new ResizeObserver(layAnew).observe(main);
})();
