// The search box of every page: a combobox after the ARIA practices that suggests pages.
(function () {
  "use strict";
  const MOST = 6;
  const IN_FULL = 2; // suggestions with their section: each takes a file at every pause in typing
  const form = document.querySelector("form[role=search]"), input = form.elements.q;
  const list = document.createElement("ul"), status = document.createElement("p");
  let urls = [], active = -1, turn = 0;

  function set(place, attributes) {
    Object.keys(attributes).forEach((name) => place.setAttribute(name, attributes[name]));
  }

  function open(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", isOpen);
    choose(-1);
  }

  function choose(number) {
    active = number;
    Array.from(list.children).forEach((option, i) => option.setAttribute("aria-selected", i === active));
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  }

  async function suggest() {
    const mine = ++turn; // a question that a newer one has overtaken shows nothing
    const found = await S.find(input.value), slots = found ? found.slots : [];
    const results = (await Promise.all(slots.slice(0, MOST).map((slot, i) => i < IN_FULL ? S.describe(slot, found) : S.title(slot)))).filter(Boolean);
    if (mine !== turn) return;
    urls = results.map((result) => result.url);
    list.textContent = "";
    results.forEach((result, i) => {
      const option = list.appendChild(document.createElement("li"));
      set(option, { id: `suggestion-${i}`, role: "option" });
      S.show(option.appendChild(document.createElement("span")), result.title, found.worth);
      S.show(option.appendChild(document.createElement("small")), result.heading, found.worth);
    });
    open(results.length > 0 && document.activeElement === input);
    say(slots.length);
  }

  function say(count) {
    const { broken, none, count: some } = form.dataset;
    status.textContent = S.isBroken ? broken : count ? some.replace("{}", count) : none;
    status.className = S.isBroken || !count ? "suggestions" : "heard";
    if (!input.value.trim()) status.textContent = "";
  }

  // Where a key leads from the chosen option; Home and End move the cursor while none is chosen.
  const KEYS = {
    ArrowDown: () => (active + 1) % urls.length,
    ArrowUp: () => (active < 1 ? urls.length : active) - 1,
    Home: () => active < 0 ? -1 : 0,
    End: () => active < 0 ? -1 : urls.length - 1,
  };

  function press(event) {
    if (event.isComposing || event.keyCode === 229) return; // the key belongs to the input method
    const next = KEYS[event.key] && urls.length ? KEYS[event.key]() : -1;
    if (next >= 0) {
      if (list.hidden) open(true);
      choose(next);
    } else if (event.key === "Escape" && !list.hidden) {
      open(false);
    } else if (event.key === "Enter" && active >= 0) {
      location.href = urls[active];
    } else {
      return;
    }
    event.preventDefault();
  }

  set(list, { id: "suggestions", role: "listbox", class: "suggestions", "aria-label": form.querySelector("label").textContent });
  set(status, { role: "status", class: "heard" });
  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": "suggestions" });
  form.append(list, status);
  set(document.head.appendChild(document.createElement("link")), { rel: "stylesheet", href: `${S.site}assets/css/search.css` });
  open(false);
  input.addEventListener("keydown", press);
  input.addEventListener("blur", () => open(false));
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    location.href = urls[Array.from(list.children).indexOf(event.target.closest("li"))];
  });
  // What stands behind the # of an address is not sent, even to our own host.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.href = `${form.action}#${new URLSearchParams({ q: input.value })}`;
  });
  S.whenTyped(input, suggest);
  if (input.value) suggest();
  else S.find(""); // what every question needs is fetched while this one is typed
})();
