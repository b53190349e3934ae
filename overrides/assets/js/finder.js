// Finds rest stations: by what is needed, by what is open now, nearest first or by region.  What is
// chosen stands in the address: #need=…&region=…  The reader's position never does: distances are
// reckoned here, and it is forgotten with the page.  Names of stations come as scripts, not by
// fetch, so that a folder on a disk works too (format: tools/kb/site/finder_data.py).
(function () {
  "use strict";
  const PAGE = 10; // stations shown at a time
  const PARTS = 5; // at most fetched for them; readers pay for their data
  const AT_ONCE = 4; // parts fetched side by side
  const PATIENCE = 15000; // ms for a file or the position
  const FAR = 50000; // m: no way to go for a meal
  const ROUGH = 1000; // m: such a position may put the second nearest first
  const LATER = 600000; // ms after which a page looked at again asks the clock again
  const DAY = 1440; // minutes
  const UNIT = 1e5; // coordinates are in hundred-thousandths of a degree, about a metre
  const byId = (id) => document.getElementById(id);
  const form = byId("finder"), list = byId("stations"), words = form.dataset;
  const selects = ["province", "city", "district"].map(byId);
  const boxes = Array.from(form.querySelectorAll("[name=need]"));
  const site = new URL("../../", document.currentScript.src).href;
  const say = (text, ...values) => text.replace(/\{\}/g, () => values.shift());

  // --- Files ---

  const values = {}, files = {};
  let base = null;

  window.Stations = (key, value) => { values[key] = value; };

  // The value of a file; nothing if it does not come, and the next search asks again.
  function load(key) {
    return files[key] = files[key] || values[key] || new Promise((resolve) => {
      const script = document.createElement("script");
      const done = () => {
        clearTimeout(timer);
        script.remove();
        delete files[key];
        resolve(values[key]);
      };
      const timer = setTimeout(done, PATIENCE);
      script.onload = script.onerror = done;
      script.src = `${site}stations/find/data/${key}.js`;
      document.head.append(script);
    });
  }

  // --- The clock: China has one zone and no summer time, whatever the phone is set to ---

  function now() {
    const china = new Date(Date.now() + 8 * 3600000);
    return { day: Math.floor(china / 86400000), minute: china.getUTCHours() * 60 + china.getUTCMinutes() };
  }

  const dateOf = (day) => new Date(day * 86400000).toISOString().slice(0, 10);
  const weekday = (day) => (day + 3) % 7; // Monday is 0; the first day of 1970 was a Thursday

  // Holidays cannot be reckoned, they are decreed: a year that is not registered is not ordinary.
  function kindOf(day) {
    const date = dateOf(day);
    return base.years.includes(Number(date.slice(0, 4))) ? base.days[date] || "ordinary" : "unregistered";
  }

  // The openings that begin on a day, as pairs of minutes; null where they are not known.
  function openings({ week, holiday }, day) {
    if (!week) return null;
    const kind = kindOf(day);
    if (kind === "make-up") return week.slice(1, 5).every((each) => String(each) === String(week[0])) ? week[0] : null;
    return kind === "statutory" || kind === "off" ? holiday : week[weekday(day)];
  }

  // What hours say of this moment: whether it is open (null: not known), and the end of that.
  function present(hours, { day, minute }) {
    const today = openings(hours, day), before = openings(hours, day - 1);
    const during = (all, at) => (all || []).find(([start, end]) => start <= at && at < end);
    const own = during(today, minute), late = during(before, minute + DAY);
    const all = (hours.week || []).concat([hours.holiday || []]);
    const mayRunOn = all.some((each) => during(each, minute + DAY));
    const isOpen = own || late ? true : !today || (!before && mayRunOn) ? null : false;
    return { today, isOpen, end: own ? own[1] : late ? late[1] - DAY : 0 };
  }

  function clock(minute) {
    const text = `${Math.floor(minute / 60) % 24}:${String(minute % 60).padStart(2, "0")}`;
    return minute === DAY ? "24:00" : minute > DAY ? words.nextDay + text : text;
  }

  const isWhole = (all) => all.length === 1 && all[0][0] === 0 && all[0][1] === DAY;

  function hoursText({ isKnown, week, now: { today } }) {
    if (!isKnown) return words.hoursUnknown;
    if (!week) return words.hoursVarying;
    if (!today) return words.dayUnknown;
    const times = isWhole(today) ? words.allDay : today.map(([start, end]) => `${clock(start)}–${clock(end)}`).join("、");
    return say(words.hoursToday, times || words.closedToday);
  }

  function presentText({ today, isOpen, end }, { minute }) {
    if (isOpen === null) return words.maybe;
    if (isOpen) return isWhole(today || []) ? words.isOpen : say(words.openUntil, clock(end));
    const next = today.find(([start]) => start > minute);
    return next ? say(words.opensAt, clock(next[0])) : words.isClosed;
  }

  // What day it is, where that decides the hours.
  function dayText({ day }) {
    const [, month, date] = dateOf(day).split("-").map(Number), kind = kindOf(day);
    const special = { statutory: words.statutory, off: words.off, "make-up": words.makeUp }[kind] || "";
    return say(words.today, month, date, words.weekdays[weekday(day)]) + special + words.stop
      + (kind === "unregistered" ? words.unregistered : "");
  }

  // --- What is chosen ---

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

  const provinceOf = (region) => region && `${region.slice(0, 2)}0000`;
  const cityOf = (cities, region) => cities.find(([code, , districts]) => code === region || districts.some(([own]) => own === region));

  function fill(select, options, value) {
    select.length = 1;
    options.forEach(([code, name, count]) => select.add(new Option(count ? `${name} (${count})` : name, code)));
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

  // --- Searching: from the nearest part of the country to the next, until enough are certain ---

  const radians = (units) => units / UNIT * Math.PI / 180;

  // Metres between two points, by the haversine formula.
  function metres(x1, y1, x2, y2) {
    const a = Math.sin(radians(y2 - y1) / 2) ** 2
      + Math.cos(radians(y1)) * Math.cos(radians(y2)) * Math.sin(radians(x2 - x1) / 2) ** 2;
    return 12742000 * Math.asin(Math.sqrt(a));
  }

  // No station of a box is nearer than its nearest point.
  function metresToBox([west, south, east, north]) {
    const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
    return metres(here.x, here.y, clamp(here.x, west, east), clamp(here.y, south, north));
  }

  const digit = (code, place) => Math.floor(code / 3 ** place) % 3; // 0 no, 1 yes, 2 not known

  // Whether a station has all that is wanted: 0 no, 1 yes, 2 not known.
  function has({ needs, hours }) {
    let found = 1;
    for (const need of chosen.needs) {
      const state = digit(needs, need);
      if (!state) return 0;
      if (state === 2) found = 2;
    }
    if (!chosen.isOpen || hours.now.isOpen) return found;
    return hours.now.isOpen === null ? 2 : 0;
  }

  // The columns of a part as stations, once.
  function stationsOf(part) {
    if (!part.stations) {
      part.stations = part.id.map((id, i) => ({
        id, name: part.name[i], region: part.region[i], address: part.address[i], verified: part.verified[i],
        hours: part.hours[part.open[i]], needs: part.needs[i], isPlaced: part.x[i] !== null,
        x: part.origin[0] + part.x[i], y: part.origin[1] + part.y[i], dx: part.dx[i], dy: part.dy[i],
      }));
    }
    return part.stations;
  }

  function node(key, box, count, more) {
    return Object.assign({ key, box, count, bound: here && box ? metresToBox(box) : 0 }, more);
  }

  // A province's parts that may hold what is looked for.
  function partsOf(code) {
    const { cities, parts } = values[code], { region } = chosen;
    return parts.filter(([, city, district]) => {
      const own = cities[city];
      return here || region === code || own[0] === region
        || (district ? district === region : own[2].some(([id]) => id === region));
    }).map(([key, , , count, box]) => node(key, box, count, { isPart: true }));
  }

  const isWanted = ({ box }) => !here || box;

  // Whether a station is in the region: its parts may hold its neighbours too.
  function isInside(region, code) {
    if (here || chosen.region === code) return true;
    const city = cityOf(values[code].cities, chosen.region);
    return !city || city[0] === chosen.region || region === chosen.region;
  }

  function take(found, { key }, moment) {
    const code = provinceOf(key);
    values[key].hours.forEach((hours) => { hours.now = present(hours, moment); });
    stationsOf(values[key]).forEach((station) => {
      if (found.ids.has(station.id) || (here && !station.isPlaced) || !isInside(station.region, code)) return;
      found.ids.add(station.id);
      const state = has(station);
      if (!state) return;
      if (here) station.metres = metres(here.x, here.y, station.x, station.y);
      found[state === 1 ? "sure" : "unknown"].push(station);
    });
  }

  async function search(moment) {
    const found = { ids: new Set(), sure: [], unknown: [], isAll: false, isBroken: false };
    const code = provinceOf(chosen.region), mine = turn;
    let queue = base.provinces.filter(([own]) => here || own === code)
      .map(([own, , count, box]) => node(own, box, count)).filter(isWanted);
    let left = budget;
    const isEnough = () => {
      const shown = chosen.hasUnknown ? found.sure.concat(found.unknown) : found.sure;
      return shown.filter((station) => !here || station.metres <= queue[0].bound).length >= wanted;
    };
    while (queue.length && !isEnough()) {
      queue.sort((a, b) => a.bound - b.bound);
      const batch = next(queue, found);
      const missing = batch.filter(({ key, isPart }) => isPart && !values[key]);
      if (missing.length > left) return found;
      left -= missing.length;
      await Promise.all(batch.map(({ key }) => values[key] || load(key)));
      if (mine !== turn) return null;
      batch.forEach((each) => {
        if (!values[each.key]) found.isBroken = true;
        else if (each.isPart) take(found, each, moment);
        else queue = queue.concat(partsOf(each.key).filter(isWanted));
      });
    }
    found.isAll = !queue.length;
    return found;
  }

  // The nearest node, and as many as near as may be needed, which are fetched side by side.
  function next(queue, found) {
    const batch = [queue.shift()];
    let count = batch[0].count + found.sure.length;
    while (batch[0].isPart && queue.length && queue[0].bound === batch[0].bound && batch.length < AT_ONCE && count < wanted) {
      count += queue[0].count;
      batch.push(queue.shift());
    }
    return batch;
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
    put(part("about"), [here && distance(station.metres), station.hours.isKnown && presentText(station.hours.now, moment)].filter(Boolean).join(" · "));
    part("about").classList.toggle("good", station.hours.now.isOpen === true);
    put(part("today"), hoursText(station.hours));
    put(part("has"), hasText(station));
    put(part("where"), [nameOf(station.region), station.address].filter(Boolean).join(" "));
    put(part("checked"), checkedText(station.verified, moment));
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

  function checkedText(verified, { day }) {
    if (!verified) return words.neverChecked;
    const age = day - Math.floor(Date.parse(verified) / 86400000);
    return say(words.checked, verified) + (age > base.stale ? words.stale : "");
  }

  // Links to map apps; nothing is asked of them before the reader taps one.
  function goThere(made, { name, x, y, dx, dy }) {
    const title = encodeURIComponent(name);
    const degrees = (units) => (units / UNIT).toFixed(5);
    const holes = {
      name: title, lng: degrees(x), lat: degrees(y), gcjLng: degrees(x + dx), gcjLat: degrees(y + dy),
    };
    made.querySelectorAll("[data-to]").forEach((link) => {
      link.href = link.dataset.to.replace(/\[(\w+)\]/g, (_, hole) => holes[hole]);
    });
    made.querySelector("details").hidden = false;
  }

  function countText(found, shown) {
    const { sure, unknown, isAll, isBroken } = found;
    const all = chosen.hasUnknown ? sure.length + unknown.length : sure.length;
    const is = isAll ? all ? words.countAll : words.countNone : all ? words.countSome : words.countNoneYet;
    const far = here && shown.length && shown[0].metres > FAR && say(words.far, Math.round(shown[0].metres / 1000));
    const count = isAll ? all : shown.length || found.ids.size;
    return [isBroken && !found.ids.size ? "" : say(is, count), far, isBroken && words.broken].filter(Boolean).join("");
  }

  let last = null; // what the map shows

  async function answer() {
    const mine = ++turn, moment = now();
    looked = Date.now();
    await show();
    if (mine !== turn) return;
    put(byId("today"), dayText(moment));
    const found = here || chosen.region ? await search(moment) : { ids: new Set(), sure: [], unknown: [], isAll: true, isIdle: true };
    if (mine !== turn || !found) return;
    const all = chosen.hasUnknown ? found.sure.concat(found.unknown) : found.sure;
    if (here) all.sort((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1));
    const shown = all.slice(0, wanted);
    list.textContent = "";
    shown.forEach((station, i) => list.append(item(station, i + 1, moment)));
    put(byId("count"), found.isIdle ? words.idle : countText(found, shown));
    offer(found, all.length > shown.length || !found.isAll);
    last = { shown, here };
    draw();
  }

  function offer(found, hasMore) {
    const also = byId("also"), count = found.unknown.length;
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
    if (window.drawStations || files.map) return draw();
    files.map = document.createElement("script");
    files.map.src = `${site}assets/js/finder-map.js`;
    files.map.onload = draw;
    files.map.onerror = () => { files.map = null; };
    document.head.append(files.map);
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
    (list.children[from] || byId("found")).querySelector("a, p").focus();
  });

  const near = byId("near");
  near.hidden = !navigator.geolocation;
  near.addEventListener("click", () => {
    put(byId("where"), words.asking);
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      here = { x: coords.longitude * UNIT, y: coords.latitude * UNIT };
      put(byId("where"), coords.accuracy > ROUGH ? say(words.rough, distance(coords.accuracy)) : words.located);
      chosen.region = "";
      begin("pushState");
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
    form.hidden = false;
    read();
    if (!chosen.region) chosen.region = recall();
    if (!base.provinces.some(([code]) => code === provinceOf(chosen.region))) chosen.region = "";
    write("replaceState");
    await begin();
  }

  start();
})();
