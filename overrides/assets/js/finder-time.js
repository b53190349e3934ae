// What opening hours say of this moment, in words.  China has one zone and no summer time, whatever
// the phone is set to.  Holidays cannot be reckoned, they are decreed: they come as data.
(function () {
  "use strict";
  const DAY = 1440; // minutes
  const MS = 86400000; // of a day

  // A text with its holes filled.
  window.fillIn = (text, ...values) => text.replace(/\{\}/g, () => values.shift());
  const say = window.fillIn;

  // `base` has the holidays and how long what was verified stands; `words` are the page's.
  window.stationTime = (base, words) => {
    function now() {
      const china = new Date(Date.now() + 8 * 3600000);
      return { day: Math.floor(china / MS), minute: china.getUTCHours() * 60 + china.getUTCMinutes() };
    }

    const dateOf = (day) => new Date(day * MS).toISOString().slice(0, 10);
    const weekday = (day) => (day + 3) % 7; // Monday is 0; the first day of 1970 was a Thursday

    // A year that is not registered is not ordinary.
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

    function checkedText(verified, { day }) {
      if (!verified) return words.neverChecked;
      return say(words.checked, verified) + (isOld(verified, { day }) ? words.stale : "");
    }

    const isOld = (verified, { day }) => !verified || day - Math.floor(Date.parse(verified) / MS) > base.stale;

    return { now, present, hoursText, presentText, dayText, checkedText, isOld };
  };
})();
