// What search-box.js and search-page.js share: a result with its best section, and how it is written.
(function () {
  "use strict";
  const PAUSE = 150; // ms without typing
  const LEAD = 12; // characters before the first match

  // A result as it is shown, with the section that answers best; nothing if its row is lost.
  S.describe = async (slot, found) => {
    const [rows, page] = await Promise.all([S.inLayout(`d/${slot >> 5}`), S.inLayout(`f/${slot}`)]);
    const row = rows && rows[slot & 31];
    if (!row) return null;
    const [uri, title, ...about] = row;
    const sections = page ? page.sections : [];
    const [anchor, heading, text, answer] = bestSection(sections, found.worth) || ["", "", (sections[0] || [])[2], 0];
    const file = location.protocol === "file:" ? "index.html" : "";
    const url = S.site + uri + file + (anchor && `#${encodeURIComponent(anchor)}`);
    return { url, title, about: about.filter(Boolean), heading, text: text || "", answer: answer || "", due: page && page.due };
  };

  function bestSection(sections, worth) {
    let best = null, most = 0;
    sections.forEach((section) => {
      const [, heading, text, answer, ask] = section;
      const head = S.normalise(`${heading}\n${ask || ""}`), rest = S.normalise(`${text}\n${answer || ""}`);
      let sum = 0;
      worth.forEach((value, term) => { sum += value * ((head.includes(term) ? 2 : 0) + (rest.includes(term) ? 1 : 0)); });
      if (sum > most) [best, most] = [section, sum];
    });
    return best;
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
