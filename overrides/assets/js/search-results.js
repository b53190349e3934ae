// What search-box.js and search-page.js share: a result with its best section, and how it is written.
(function () {
  "use strict";
  const PAUSE = 150; // ms without typing
  const K1 = 1.2; // as in the index
  const LEAD = 12; // characters before the first match

  // A result by its title; nothing if its row is lost.
  S.title = async (slot) => {
    const rows = await S.inLayout(`d/${slot >> 4}`), row = rows && rows[slot & 15];
    if (!row) return null;
    const [uri, title, ...about] = row;
    const file = location.protocol === "file:" ? "index.html" : "";
    return { slot, url: S.site + uri + file, title, about: about.filter(Boolean), heading: "" };
  };

  // The same with the section that answers best.
  S.describe = async (slot, found) => {
    const [result, page] = await Promise.all([S.title(slot), S.inLayout(`f/${slot}`)]);
    if (!result) return null;
    const sections = page ? page.sections : [];
    const [anchor, heading, text, answer] = bestSection(sections, found.worth) || ["", "", (sections[0] || [])[2], 0];
    const url = result.url + (anchor && `#${encodeURIComponent(anchor)}`);
    return Object.assign(result, { url, heading, text: text || "", answer: answer || "", due: page && page.due });
  };

  // The section that has most of a question; the first of equal ones.
  function bestSection(sections, worth) {
    let best = null, most = 0;
    sections.forEach((section) => {
      const sum = sectionScore(section, Array.from(worth));
      if (sum > most) [best, most] = [section, sum];
    });
    return best;
  }

  // The heading counts double, often in the text more; a line that says it all, once more.
  function sectionScore([, heading, text, answer, ask], gains) {
    const head = S.normalise(`${heading}\n${ask || ""}`), body = S.normalise(`${text}\n${answer || ""}`);
    const lines = head.split("\n").map((line) => gains.reduce((sum, [term, gain]) => line.includes(term) ? sum + gain : sum, 0));
    return gains.reduce((sum, [term, gain]) => {
      const count = body.split(term).length - 1;
      return sum + gain * ((head.includes(term) ? 2 : 0) + (K1 + 1) * count / (K1 + count));
    }, 0) + Math.max(...lines);
  }

  // Where the stretch with most matches begins: a little before them, after a break if there is one.
  function beginning(text, isMatch, size) {
    let sum = 0, most = 0, start = 0;
    isMatch.forEach((match, end) => {
      sum += match - (isMatch[end - size] || 0);
      if (sum > most) [most, start] = [sum, Math.max(0, end + 1 - size)];
    });
    const first = Math.max(0, isMatch.indexOf(1, start));
    const lead = text.slice(Math.max(0, first - LEAD), first).match(/[^\s，。；：！？]*$/)[0];
    return first - lead.length;
  }

  // Writes a text, or the stretch of it with most matches, neighbouring matches as one <mark>.
  S.show = (place, text, terms, size = text.length) => {
    const low = text.toLowerCase(), isMatch = new Uint8Array(text.length);
    terms.forEach((_, term) => {
      if (term.length < 2 && terms.size > 1) return; // a lone character among words says little
      for (let at = low.indexOf(term); at >= 0; at = low.indexOf(term, at + 1)) isMatch.fill(1, at, at + term.length);
    });
    const start = size < text.length ? beginning(text, isMatch, size) : 0;
    let stop = Math.min(text.length, start + size);
    while (isMatch[stop] && isMatch[stop - 1]) stop++;
    place.textContent = start ? "…" : "";
    for (let at = start, next; at < stop; at = next) {
      for (next = at + 1; next < stop && isMatch[next] === isMatch[at];) next++;
      const part = text.slice(at, next);
      if (isMatch[at]) place.appendChild(document.createElement("mark")).textContent = part;
      else place.append(part);
    }
    if (stop < text.length) place.append("…");
  };

  // Runs a task when typing pauses; what an input method is still composing is not typed yet.
  S.whenTyped = (input, task) => {
    let timer;
    const wait = (event) => {
      clearTimeout(timer);
      if (!event.isComposing) timer = setTimeout(task, PAUSE);
    };
    input.addEventListener("input", wait);
    input.addEventListener("compositionend", wait);
  };
})();
