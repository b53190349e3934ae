// The page that finds rest stations.  What is chosen stands in its address: #need=…&region=…
// The reader's position never does: it is in memory alone, and forgotten with the page.
(function () {
  "use strict";
  const PAGE = 10; // stations shown at a time
  const PARTS = 5; // at most fetched for them; readers pay for their data
  const PATIENCE = 15000; // ms for the position
  const ROUGH = 1000; // m: such a position may put the second nearest first
  const LATER = 600000; // ms after which a page looked at again asks the clock again
  const byId = (id) => document.getElementById(id);
  const say = window.fillIn, { load, values, cityOf, provinceOf, digit, UNIT } = window.Stations;
  const form = byId("finder"), list = byId("stations"), words = form.dataset;
  const selects = ["province", "city", "district"].map(byId);
  const boxes = Array.from(form.querySelectorAll("[name=need]"));
  const site = new URL("../../", document.currentScript.src).href;

  // --- What is chosen ---

  let base = null, time = null;
  let chosen = { needs: [], isOpen: false, hasUnknown: false, region: "" };
  let here = null; // the reader's position: in memory alone
  let wanted = PAGE, budget = PARTS, turn = 0, looked = 0;

  function recall() {
    try {
      const place = JSON.parse(localStorage.getItem("gongyou-place")) || {};
      return localStorage.getItem("gongyou-station-region") || place.code || "";
    } catch (error) {
      return ""; // no storage: the reader chooses anew
    }
  }

  function remember(region) {
    try { localStorage.setItem("gongyou-station-region", region); } catch (error) { /* forgotten */ }
  }

  function read() {
    const state = new URLSearchParams((location.hash.includes("=") ? location.hash : location.search).slice(1));
    const needs = (state.get("need") || "").split(",");
    chosen = {
      needs: boxes.map(({ value }, i) => needs.includes(value) ? i : -1).filter((i) => i >= 0),
      isOpen: state.get("open") === "1",
      hasUnknown: state.get("unverified") === "1",
      region: /^\d{6}$/.test(state.get("region")) ? state.get("region") : "",
    };
  }

  function write(method) {
    const state = [
      chosen.needs.length && `need=${chosen.needs.map((i) => boxes[i].value).join(",")}`,
      chosen.isOpen && "open=1",
      chosen.hasUnknown && "unverified=1",
      chosen.region && `region=${chosen.region}`,
    ].filter(Boolean).join("&");
    try {
      history[method](null, "", location.pathname + (state && `#${state}`));
    } catch (error) {
      // A browser may refuse this from a disk; the list stands all the same.
    }
  }

  // --- Regions ---

  // The reader may stand on a select: it is filled anew only where its options change.
  function fill(select, options, value) {
    const codes = options.map(([code]) => code).join();
    if (select.dataset.codes !== codes) {
      select.length = 1;
      options.forEach(([code, name, count]) => select.add(new Option(`${name} (${count})`, code)));
      select.dataset.codes = codes;
    }
    select.value = value;
    select.parentNode.hidden = !options.length;
  }

  // Shows what is chosen in the form; a province with one city has no choice of cities.
  async function show() {
    boxes.forEach((box, i) => { box.checked = chosen.needs.includes(i); });
    form.elements.open.checked = chosen.isOpen;
    const code = provinceOf(chosen.region), mine = turn;
    const [province, city, district] = selects;
    fill(province, base.provinces, code);
    const { cities } = code && province.value && await load(code) || { cities: [] };
    if (mine !== turn) return;
    const own = cities.length === 1 ? cities[0] : cityOf(cities, chosen.region);
    const named = cities.filter(([id]) => id !== code); // the rest is known to be in the province, no more
    fill(city, named.length > 1 ? named.map(([id, name, , count]) => [id, name, count]) : [], own ? own[0] : "");
    fill(district, own ? own[2] : [], chosen.region);
    [city, district].forEach((select) => { if (!select.value) select.value = ""; });
  }

  // --- Showing ---

  function put(place, text) {
    place.textContent = text;
    place.hidden = !text;
  }

  function distance(far) {
    if (far < 1000) return say(words.metres, Math.max(10, Math.round(far / 10) * 10));
    return say(words.kilometres, (far / 1000).toFixed(far < 10000 ? 1 : 0));
  }

  // A number of the list stands on the map too.
  function item(station, number, moment) {
    const made = document.importNode(byId("station").content, true).firstElementChild;
    const part = (name) => made.querySelector(`.${name}`);
    const link = made.querySelector("a");
    link.textContent = `${number}. ${station.name}`;
    link.href = `${site}stations/at/${encodeURIComponent(station.id)}/${location.protocol === "file:" ? "index.html" : ""}`;
    put(part("now"), [here && distance(station.metres), station.hours.isKnown && time.presentText(station.hours.now, moment)].filter(Boolean).join(" · "));
    part("now").classList.toggle("good", station.hours.now.isOpen === true);
    put(part("today"), time.hoursText(station.hours));
    put(part("has"), hasText(station));
    put(part("where"), [nameOf(station.region), station.address].filter(Boolean).join(" "));
    put(part("checked"), time.checkedText(station.verified, moment));
    part("checked").classList.toggle("old", time.isOld(station.verified, moment));
    if (station.isPlaced) goThere(made, station);
    return made;
  }

  // What it has of all needs, then what of the chosen ones is not known.
  function hasText({ needs }) {
    const names = (state, all) => all.filter((i) => digit(needs, i) === state).map((i) => boxes[i].dataset.name).join("、");
    const every = boxes.map((_, i) => i), yes = names(1, every), unknown = names(2, chosen.needs.length ? chosen.needs : every);
    return [yes && words.has + yes, unknown && words.unknownList + unknown].filter(Boolean).join(words.semicolon);
  }

  function nameOf(region) {
    const { cities } = values[provinceOf(region)] || { cities: [] };
    const city = cityOf(cities, region);
    if (!city) return "";
    return city[0] === region ? city[1] : city[1] + city[2].find(([code]) => code === region)[1];
  }

  // Links to map apps; nothing is asked of them before the reader taps one.
  function goThere(made, { name, x, y, dx, dy }) {
    const degrees = (units) => (units / UNIT).toFixed(5);
    const holes = {
      name: encodeURIComponent(name),
      lng: degrees(x), lat: degrees(y), gcjLng: degrees(x + dx), gcjLat: degrees(y + dy),
    };
    made.querySelectorAll("[data-to]").forEach((link) => {
      link.href = link.dataset.to.replace(/\[(\w+)\]/g, (_, hole) => holes[hole]);
      link.rel = "external noopener noreferrer nofollow";
      link.referrerPolicy = "no-referrer";
    });
    made.querySelector("details").hidden = false;
  }

  function countText({ all, seen, isAll, isBroken }, shown) {
    const none = here ? words.countNoneNear : words.countNone;
    const some = here ? words.countNearest : words.countSome;
    const is = isAll ? all.length ? words.countAll : none : all.length ? some : words.countNoneYet;
    const count = isAll ? all.length : shown.length || seen.size;
    return (isBroken && !seen.size ? "" : say(is, count)) + (isBroken ? words.broken : "");
  }

  let last = null; // what the map shows

  async function answer() {
    const mine = ++turn, moment = time.now();
    looked = Date.now();
    await show();
    if (mine !== turn) return;
    put(byId("today"), time.dayText(moment));
    const isIdle = !here && !chosen.region;
    const asked = Object.assign({ here, wanted, budget, present: (hours) => time.present(hours, moment) }, chosen);
    const found = isIdle ? { all: [], unknown: [], isAll: true } : await window.Stations.search(asked);
    if (mine !== turn) return;
    const shown = found.all.slice(0, wanted);
    list.textContent = "";
    shown.forEach((station, i) => list.append(item(station, i + 1, moment)));
    put(byId("count"), isIdle ? words.idle : countText(found, shown));
    offer(found, shown);
    last = { shown, here };
    draw();
  }

  // What else there is: farther away, and, no farther than what is shown, not verified.
  function offer({ all, unknown, isAll }, shown) {
    const hasMore = all.length > shown.length || !isAll;
    const reach = hasMore && shown.length ? shown[shown.length - 1].metres : Infinity;
    const also = byId("also"), count = unknown.filter((station) => station.metres <= reach).length;
    also.textContent = chosen.hasUnknown ? words.onlyKnown : say(words.alsoUnknown, count);
    also.hidden = !chosen.hasUnknown && !count;
    byId("more").hidden = !hasMore;
    byId("more").textContent = here ? words.farther : words.more;
    const lonely = here ? base.unplaced : 0;
    put(byId("unplaced"), lonely ? say(words.unplaced, lonely) : "");
  }

  // --- The map: fetched when it is opened ---

  function draw() {
    const map = byId("map"), placed = last ? last.shown.filter(({ isPlaced }) => isPlaced) : [];
    map.hidden = !placed.length;
    if (!map.open || map.hidden || !window.drawStations) return;
    const codes = new Set(placed.map(({ region }) => provinceOf(region)));
    const names = [].concat(...Array.from(codes, (code) => [].concat(...values[code].cities.map(([, , districts]) => districts))));
    window.drawStations(map.querySelector("svg"), last.shown, last.here, names, UNIT, words);
  }

  byId("map").addEventListener("toggle", () => {
    if (window.drawStations || document.getElementById("drawing")) return draw();
    const script = document.createElement("script");
    script.id = "drawing";
    script.src = `${site}assets/js/finder-map.js`;
    script.onload = draw;
    script.onerror = () => script.remove();
    document.head.append(script);
  });

  // --- What the reader does ---

  function begin(method) {
    wanted = PAGE;
    budget = PARTS;
    if (method) write(method);
    return answer();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target }) => {
    if (target.name === "need") chosen.needs = boxes.map((box, i) => box.checked ? i : -1).filter((i) => i >= 0);
    else if (target.name === "open") chosen.isOpen = target.checked;
    else choose(selects.indexOf(target));
    begin("pushState");
  });

  function choose(level) {
    const [province, city] = selects;
    chosen.region = [selects[level].value, level > 1 && city.value, level > 0 && province.value].find(Boolean) || "";
    here = null;
    put(byId("where"), "");
    remember(chosen.region);
  }

  byId("also").addEventListener("click", () => {
    chosen.hasUnknown = !chosen.hasUnknown;
    begin("pushState");
  });

  byId("more").addEventListener("click", async () => {
    const from = list.children.length;
    wanted += PAGE;
    budget += PARTS;
    await answer();
    const first = list.children[from];
    (first ? first.querySelector("a") : byId("found")).focus();
  });

  const near = byId("near");
  near.addEventListener("click", () => {
    put(byId("where"), words.asking);
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      here = { x: coords.longitude * UNIT, y: coords.latitude * UNIT };
      put(byId("where"), coords.accuracy > ROUGH ? say(words.rough, distance(coords.accuracy)) : words.located);
      chosen.region = "";
      begin("pushState").then(() => {
        byId("found").focus();
        byId("found").scrollIntoView();
      });
    }, ({ code }) => {
      put(byId("where"), [words.denied, words.unavailable, words.late][code - 1] || words.unavailable);
    }, { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 60000 });
  });

  window.addEventListener("popstate", () => {
    if (/^#[^=]+$/.test(location.hash)) return; // a link within the page
    read();
    if (chosen.region) here = null;
    begin();
  });

  // "Open now" of an hour ago is wrong.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && base && Date.now() - looked > LATER) answer();
  });

  async function start() {
    base = await load("base");
    if (!base) return put(byId("count"), words.broken);
    time = window.stationTime(base, words);
    const isPlaced = base.provinces.some(([, , , box]) => box);
    byId("by-position").hidden = !navigator.geolocation || !isPlaced;
    put(byId("where"), isPlaced ? "" : words.nonePlaced);
    form.hidden = false;
    read();
    if (!chosen.region) chosen.region = recall();
    if (!base.provinces.some(([code]) => code === provinceOf(chosen.region))) chosen.region = "";
    write("replaceState");
    await begin();
  }

  start();
})();
