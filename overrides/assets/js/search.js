// Finds pages by the index that docs/contributing/search-format.md describes, as kb/search/query.py
// does; search-results.js and the scripts after it show them.  Files come as scripts, not by fetch, so that
// a folder on a disk works too.  Nothing that is typed leaves the device.
(function () {
  "use strict";
  const FORMAT = 2; // of the index
  const LONGEST = 200; // characters of a question
  const MOST_TERMS = 24;
  const PATIENCE = 10000; // ms to wait for one file
  const LONE = 0.4; // the weight of a Han character by itself: most titles have one
  const NAMED = 0.4; // pairs of a law's title that name it, against the title's terms
  const WEAK = 0.4; // of a question on the best page: below, it was hardly ever the right one

  // --- Files ---

  const site = new URL("../../", document.currentScript.src).href;
  const folder = `${site}search/${document.documentElement.lang.slice(0, 2)}/`;
  const values = window.S && S.values || {}; // one file that holds everything brings its values along
  const files = {};

  window.S = (key, value) => { values[key] = value; };
  Object.assign(S, { site, load, inLayout, normalise, shardOf, pinyin, find, LONGEST, isBroken: false });
  S.terms = (text) => split(normalise(text));

  // The value of a file; nothing if it does not come whole, and the next question asks again.
  function load(key, address = folder + key) {
    return files[key] = files[key] || key in values && values[key] || new Promise((resolve) => {
      const script = document.createElement("script");
      const done = () => {
        clearTimeout(timer);
        script.remove();
        delete files[key];
        if (!(key in values)) S.isBroken = true;
        resolve(values[key]);
      };
      const timer = setTimeout(done, PATIENCE);
      script.onload = script.onerror = done;
      script.src = `${address}.js`;
      document.head.append(script);
    });
  }

  // The index of the province that is kept on this device (tools/kb/search/region.py) takes the
  // place of the whole one, whose files are not all at hand without a network.
  async function useKept() {
    let code = "";
    try { code = JSON.parse(localStorage.getItem("gongyou-kept")).code; } catch (error) { return false; }
    if (S.isKept || !folder.endsWith("/zh/") || !/^\d{6}$/.test(code)) return false;
    S.isKept = Boolean(await load(`region/${code}`));
    return S.isKept;
  }

  function inLayout(path) {
    return load(`${base.layout}/${path}`);
  }

  const NO_WORDS = { stop: [], expand: [] };
  let base, lexicon, stop, expand, shares, named;

  // Everything that follows from the index alone is made once, not at every question.
  async function start() {
    const found = await load("base");
    if (!found || found.format !== FORMAT) {
      S.isBroken = true;
      return base = null;
    }
    const words = found.lexicon && await load("lexicon") || NO_WORDS;
    if (words !== lexicon) understand(words);
    if (found !== base) prepare(found);
    return base;
  }

  function understand(words) {
    lexicon = words;
    stop = phrases(words.stop.map((phrase) => [phrase]));
    expand = phrases([].concat(...words.expand.map(([group, formal]) => group.split(" ").map((phrase) => [phrase, formal]))));
  }

  function prepare(found) {
    base = found;
    const { k1, b, lengths, average } = base;
    learn(base.variants);
    // What BM25 makes of the length of a field, by field and by the number of the length.
    shares = average.map((mean) => lengths.map((length) => k1 * (1 - b + b * (length / mean))));
    named = laws();
  }

  function phrases(pairs) {
    const known = new Map(pairs);
    known.longest = Math.max(0, ...pairs.map(([phrase]) => phrase.length));
    return known;
  }

  // --- Words ---

  const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;
  const HAN = /[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3fffd}]/gu;
  const TERM = new RegExp(`${HAN.source}+|[a-z0-9]+`, "gu");
  const simple = new Map(); // simplified characters by others, as far as they were needed
  let common;

  function normalise(text) {
    const plain = text.normalize("NFKC").replace(INVISIBLE, "").toLowerCase();
    return plain.replace(HAN, (han) => simple.get(han) || han);
  }

  // Overlapping pairs of Han characters, one that stands alone, and runs of letters and digits.
  function split(text) {
    return [].concat(...(text.match(TERM) || []).map((run) => {
      const letters = Array.from(run);
      const isWhole = letters.length < 2 || !run.match(HAN);
      return isWhole ? run : letters.slice(1).map((letter, i) => letters[i] + letter);
    }));
  }

  // Nearly all traditional characters lie outside GB2312: most questions do not need their table.
  async function learnTraditional(text) {
    common = common || readGB2312();
    if ((text.match(HAN) || []).every((han) => simple.has(han) || common.includes(han))) return;
    learn(await load("traditional", `${site}search/traditional`));
  }

  function readGB2312() {
    const bytes = [];
    for (let row = 0xb0; row < 0xf8; row++) for (let cell = 0xa1; cell < 0xff; cell++) bytes.push(row, cell);
    return new TextDecoder("gbk").decode(new Uint8Array(bytes));
  }

  // Takes in two strings of one length: characters, and what they become.
  function learn(pair) {
    const [from, to] = (pair || ["", ""]).map((row) => Array.from(row));
    from.forEach((han, i) => simple.set(han, to[i]));
  }

  // Where the longest known phrase from a place on ends; the place itself if there is none.
  function endOfPhrase(text, at, known) {
    let end = Math.min(text.length, at + known.longest);
    while (end > at && !known.has(text.slice(at, end))) end--;
    return end;
  }

  function withoutStopPhrases(text) {
    let kept = "";
    for (let at = 0, end; at < text.length; at = Math.max(end, at + 1)) {
      end = endOfPhrase(text, at, stop);
      kept += end > at ? " " : text[at];
    }
    return kept;
  }

  // The formal words for what a question says colloquially.
  function formalWords(text) {
    const compact = (text.match(TERM) || []).join("");
    const found = new Set();
    for (let at = 0, last = 0; at < compact.length; at++) {
      const end = endOfPhrase(compact, at, expand);
      if (end <= Math.max(last, at)) continue;
      last = end;
      expand.get(compact.slice(at, end)).forEach((formal) => found.add(formal));
    }
    return Array.from(found);
  }

  // Whether this language has pinyin, and the script for it has come; its list comes along.
  async function pinyin() {
    return base.pinyin && (await Promise.all([load("search-pinyin", `${site}assets/js/search-pinyin`), load("pinyin")]))[0];
  }

  // --- Ranking ---

  // The terms of a question in order, each with its weight: its own, then the lexicon's.
  async function weigh(text, formal) {
    const weights = new Map();
    const add = (term, weight, most) => { if (!weights.has(term) && weights.size < most) weights.set(term, weight); };
    const kept = split(withoutStopPhrases(text));
    const asked = kept.length ? kept : split(text);
    const isLone = (term) => term.match(HAN) && Array.from(term).length === 1;
    asked.forEach((term) => add(term, asked.filter((other) => other === term).length * (isLone(term) ? LONE : 1), MOST_TERMS));
    if (asked.length && !text.match(HAN) && await pinyin()) {
      (await S.fromPinyin(text)).forEach((words) => words.forEach((word, i) => add(word, 0.5 ** i, MOST_TERMS)));
    }
    weights.own = weights.size;
    const most = weights.own + MOST_TERMS;
    formal.forEach((words) => split(normalise(words)).forEach((term) => add(term, 0.6, most)));
    return weights;
  }

  function shardOf(term, shards) {
    let h = 2166136261;
    for (const byte of new TextEncoder().encode(term)) h = Math.imul(h ^ byte, 16777619);
    h = Math.imul(h ^ h >>> 16, 0x85ebca6b);
    h = Math.imul(h ^ h >>> 13, 0xc2b2ae35);
    return ((h ^ h >>> 16) & shards - 1).toString(16);
  }

  // The slots of the pages that have a term, and how often it stands there.
  function decode(numbers) {
    const slots = [], counts = [];
    for (let i = 0, slot = 0; i < numbers.length; i++) {
      const number = numbers[i];
      slots.push(slot += number >> 3);
      counts.push((number & 7) < 7 ? (number & 7) + 1 : numbers[++i]);
    }
    return { slots, counts };
  }

  // Adds to the score of every page what a term is worth there; tells its idf and its pages by field.
  function score(scores, posted, weight) {
    const fields = posted.slice(0, 3).map((numbers) => decode(numbers || []));
    const df = fields[0].slots.length + fields[1].slots.length + (posted[3] || fields[2].slots.length);
    const idf = Math.log(1 + Math.abs((base.n - df + 0.5) / (df + 0.5)));
    const { k1, boosts, codes } = base;
    fields.forEach(({ slots, counts }, field) => {
      for (let i = 0; i < slots.length; i++) {
        const slot = slots[i], share = shares[field][codes[field].charCodeAt(slot) - 35];
        const worth = idf * ((k1 + 1) * counts[i]) / (share + counts[i]) * boosts[field];
        scores[slot] = Math.max(scores[slot], 0) + weight * (Math.floor(worth * 1000 + 0.5) / 1000);
      }
    });
    return [idf, fields.map(({ slots }) => slots)];
  }

  // Pages that come last unless a question names them, each with how much of its name it must have.
  function laws() {
    const missing = new Map();
    let at = 0;
    base.named.forEach((step) => {
      const length = base.lengths[base.codes[0].charCodeAt(at += step) - 35];
      missing.set(at, NAMED * length);
    });
    return missing;
  }

  // The pages found, the best first; scores become those of lunr.
  function inOrder(scores, norm, missing) {
    const slots = [], isLast = new Uint8Array(scores.length);
    scores.forEach((sum, slot) => {
      if (sum < 0) return;
      slots.push(slot);
      scores[slot] = sum / norm;
    });
    missing.forEach((count, slot) => { if (count > 0) isLast[slot] = 1; });
    return slots.sort((a, b) => isLast[a] - isLast[b] || scores[b] - scores[a] || a - b);
  }

  // What a question finds: slots, the best first, with what is needed to show them.
  async function find(question) {
    if (navigator.onLine === false) await useKept();
    S.isBroken = false;
    if (!await start()) return await useKept() ? find(question) : null;
    const letters = Array.from(question);
    const asked = letters.slice(0, LONGEST).join("");
    await learnTraditional(asked);
    const text = normalise(asked), formal = formalWords(text);
    const weights = await weigh(text, formal), terms = Array.from(weights.keys());
    const shards = await Promise.all(terms.map((term) => inLayout(`t/${shardOf(term, base.shards)}`)));
    if (S.isBroken && await useKept()) return find(question);
    const scores = new Float64Array(base.slots).fill(-1); // -1: has none of the terms
    const worth = new Map(), pages = new Map(), missing = new Map(named);
    let squares = 0, whole = 0, met = 0;
    terms.forEach((term, i) => {
      if (!shards[i] || !Object.prototype.hasOwnProperty.call(shards[i], term)) return;
      const weight = weights.get(term), [idf, fields] = score(scores, shards[i][term], weight);
      squares += weight * weight;
      worth.set(term, weight * idf);
      pages.set(term, fields);
      const isName = i < weights.own && term.match(HAN) && Array.from(term).length === 2;
      if (isName) fields[0].forEach((slot) => missing.has(slot) && missing.set(slot, missing.get(slot) - 1));
    });
    const slots = inOrder(scores, Math.sqrt(squares), missing);
    weights.forEach((weight, term) => {
      whole += weight;
      if (pages.has(term) && pages.get(term).some((has) => has.includes(slots[0]))) met += weight;
    });
    return { slots, scores, text, worth, formal, isWeak: met < WEAK * whole, isCut: letters.length > LONGEST };
  }
})();
