// The page of results.  What is asked and chosen stands in its address: #q=…&region=…  Links with
// ?q=… work too, but what stands behind the # is not sent when the page is loaded again.
(function () {
  "use strict";
  const PAGE = 10; // results shown at a time
  const EXCERPT = 80; // characters
  const byId = (id) => document.getElementById(id);
  const form = document.querySelector("form[role=search]"), input = form.elements.q;
  const results = byId("results"), hits = byId("hits"), narrow = byId("narrow");
  const selects = Array.from(narrow.querySelectorAll("select"));
  const intro = byId("count").textContent;
  let found = null, slots = [], facets = null, chosen = {}, turn = 0;

  // --- The address ---

  function read() {
    const state = new URLSearchParams((location.hash.includes("=") ? location.hash : location.search).slice(1));
    input.value = state.get("q") || "";
    chosen = {};
    selects.forEach(({ name }) => { if (state.get(name)) chosen[name] = state.get(name); });
  }

  // Typing changes the present address, a choice makes a new one to come back from.
  function write(method) {
    const q = input.value.trim();
    const state = new URLSearchParams(q ? Object.assign({ q }, chosen) : chosen).toString();
    try {
      history[method](null, "", location.pathname + (state && `#${state}`));
    } catch (error) {
      // A browser may refuse this from a disk or after many changes; the results stand all the same.
    }
  }

  // --- Narrowing down ---

  const kinds = (name, slot) => facets[name].sets[facets[name].column.charCodeAt(slot) - 35] || [];

  // Whether a page has what is chosen, in every facet but one.
  function fits(slot, except) {
    return Object.keys(chosen).every((name) => name === except ||
      kinds(name, slot).some((i) => facets[name].values[i][0] === chosen[name]));
  }

  // Fills a facet with its values among the pages found, each with how many it would leave.
  function fill(select, all) {
    const { name } = select, counts = {};
    all.filter((slot) => fits(slot, name)).forEach((slot) => kinds(name, slot).forEach((i) => { counts[i] = (counts[i] || 0) + 1; }));
    select.length = 1;
    facets[name].values.forEach(([id, label], i) => {
      if (counts[i] || id === chosen[name]) select.add(new Option(`${label} (${counts[i] || 0})`, id));
    });
    select.value = chosen[name] || "";
  }

  // Without a question every page counts as found: choosing alone is browsing.
  const everything = () => Array.from(facets.collection.column, (_, slot) => slot).filter((slot) => kinds("collection", slot).length);

  const isChosen = () => Object.keys(chosen).length > 0;

  // The pages among those found that have what is chosen.
  function left() {
    const all = input.value.trim() || !facets ? found.slots : everything();
    if (facets) selects.forEach((select) => fill(select, all));
    narrow.open = narrow.open || isChosen();
    return facets && isChosen() ? all.filter((slot) => fits(slot)) : found.slots;
  }

  // --- Answering ---

  async function answer() {
    const mine = ++turn; // a question that a newer one has overtaken shows nothing
    const result = await S.find(input.value.trim());
    const columns = result && isChosen() ? await S.load("facets") : null;
    if (mine !== turn) return;
    found = result;
    facets = columns;
    slots = found ? left() : [];
    near.disconnect();
    hits.textContent = "";
    await more();
    if (mine !== turn) return;
    tell();
    offer(mine);
    choices();
  }

  // Fills the lists that narrow results down, once they are looked at: most readers never do.
  async function choices() {
    const mine = turn;
    if (!found || !narrow.open || facets) return;
    const columns = await S.load("facets");
    if (mine !== turn) return;
    facets = columns;
    left();
    tell();
  }

  // What sounds alike, when little of the question was found.
  async function offer(mine) {
    const other = found && found.isWeak && await S.pinyin() && await S.alike(found.text, (term) => found.worth.has(term));
    if (mine !== turn) return;
    say("mean", other ? results.dataset.mean : "");
    if (other) byId("mean").appendChild(document.createElement("button")).textContent = other;
  }

  async function more() {
    const mine = turn, from = hits.children.length;
    const shown = await Promise.all(slots.slice(from, from + PAGE).map(S.title));
    if (mine !== turn) return;
    shown.filter(Boolean).forEach((result) => near.observe(item(result)));
    byId("more").hidden = slots.length <= from + PAGE;
  }

  // What a page says is fetched when its result comes near the screen: most readers see three.
  const near = new IntersectionObserver((changes) => changes.filter((change) => change.isIntersecting).forEach(({ target }) => {
    near.unobserve(target);
    complete(target);
  }), { rootMargin: "100px" });

  function item(result) {
    const made = hits.appendChild(document.importNode(byId("hit").content, true).firstElementChild);
    const title = made.querySelector("a");
    made.dataset.slot = result.slot;
    title.href = result.url;
    S.show(title, result.title, found.worth);
    made.querySelector(".about").textContent = result.about.join(" · ");
    return made;
  }

  async function complete(made) {
    const mine = turn, result = await S.describe(Number(made.dataset.slot), found);
    if (mine !== turn) return;
    const [title, about, heading, short, excerpt] = ["a", ".about", ".section", ".answer", ".excerpt"].map((name) => made.querySelector(name));
    made.className = "";
    title.href = result.url;
    if (result.due && result.due < new Date().toISOString().slice(0, 10)) {
      about.append(" · ");
      about.appendChild(document.createElement("b")).textContent = results.dataset.overdue;
    }
    S.show(heading, result.heading, found.worth);
    S.show(short, result.answer, found.worth);
    S.show(excerpt, result.text, found.worth, EXCERPT);
    if (S.isBroken) tell();
  }

  function say(id, text) {
    byId(id).textContent = text;
    byId(id).hidden = !text;
  }

  function tell() {
    const { weak, none, cut, also, kept } = results.dataset;
    const isWeak = found && slots.length && found.isWeak;
    const isAsked = input.value.trim() || isChosen();
    say("count", !isAsked ? intro : slots.length ? form.dataset.count.replace("{}", slots.length) : "");
    say("note", [
      isAsked && !slots.length && !S.isBroken && none,
      isWeak && weak,
      found && found.isCut && cut.replace("{}", S.LONGEST),
      S.isKept && kept,
      S.isBroken && form.dataset.broken,
    ].filter(Boolean).join(" "));
    say("also", found && found.formal.length ? also + found.formal.join("、") : "");
    // Always: of the questions that no page answers, a third at most can be told by their score.
    if (byId("tell")) byId("tell").hidden = !isAsked;
  }

  // --- What the reader does ---

  S.whenTyped(input, () => { write("replaceState"); answer(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    write("pushState");
    answer();
    byId("found").focus(); // a phone puts its keyboard away
  });
  byId("mean").addEventListener("click", ({ target }) => {
    if (target.type !== "submit") return;
    input.value = target.textContent;
    write("pushState");
    answer();
  });
  narrow.addEventListener("change", ({ target }) => {
    chosen[target.name] = target.value;
    if (!target.value) delete chosen[target.name];
    write("pushState");
    answer();
  });
  narrow.addEventListener("toggle", choices);
  byId("more").addEventListener("click", async () => {
    const from = hits.children.length;
    await more();
    if (hits.children[from]) hits.children[from].querySelector("a").focus();
  });
  window.addEventListener("popstate", () => {
    if (/^#[^=]+$/.test(location.hash)) return; // a link within the page
    read();
    answer();
  });
  narrow.hidden = false;
  read();
  write("replaceState");
  answer();
})();
