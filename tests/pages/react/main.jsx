// A single-page app as a product team would write it in a year of hooks: hashed class names, labels
// around their fields, state in the component, the address changed without a load.
import React, { useState, useEffect, useId } from "react";
import { createRoot } from "react-dom/client";

const CLIENTS = [
  { name: "Marlowe & Sons", sites: ["Marlowe Ipswich", "Marlowe Norwich"] },
  { name: "Kasumi Foods", sites: ["Kasumi Osaka Bay", "Kasumi Nagoya", "Kasumi Sendai"] },
  { name: "Arbor Fresh", sites: ["Arbor Denver"] },
];
const TEMPLATES = {
  "0. Maintenance-scheduled": "Work is planned.",
  "A. Maintenance started": "Work has begun.",
  "C. Maintenance Extended.": "Work takes longer.",
};
const BASE = "/pages/h5t0rw81bnce/incidents";

function Labelled({ text, hint, children }) {
  return (
    <label className="css-1q8x7dk">
      <span className="css-9aa0tz">{text}</span>
      {children}
      {hint && <small className="css-77pqmv">{hint}</small>}
    </label>
  );
}

function Tick({ label, value, onChange }) {
  const id = useId();
  return (
    <div className="css-v0k2ee">
      <input id={id} type="checkbox" checked={value} onChange={(e) => onChange(e.target.checked)} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}

function Segments({ legend, options, value, onChange }) {
  return (
    <fieldset className="css-p3m4q0">
      <legend className="css-9aa0tz">{legend}</legend>
      <div className="css-1segm0">
        {options.map((o) => (
          <label key={o} className={o === value ? "css-1seg-on" : "css-1seg"}>
            <input type="radio" name="seg" checked={o === value} onChange={() => onChange(o)} />
            <span>{o}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function ComponentPicker({ chosen, setChosen }) {
  const toggle = (site, on) => setChosen(on ? [...chosen, site] : chosen.filter((s) => s !== site));
  return (
    <section className="css-2comp8">
      <h3 className="css-hd33xx">Components affected</h3>
      {CLIENTS.map((c) => {
        const all = c.sites.every((s) => chosen.includes(s));
        return (
          <div key={c.name} className="css-grp111">
            <label className="css-grphd0">
              <input
                type="checkbox"
                checked={all}
                ref={(el) => el && (el.indeterminate = !all && c.sites.some((s) => chosen.includes(s)))}
                onChange={(e) => setChosen(e.target.checked ? [...new Set([...chosen, ...c.sites])] : chosen.filter((s) => !c.sites.includes(s)))}
              />
              <strong>{c.name}</strong>
            </label>
            <ul className="css-ul0000">
              {c.sites.map((s) => (
                <li key={s}>
                  <label>
                    <input type="checkbox" checked={chosen.includes(s)} onChange={(e) => toggle(s, e.target.checked)} />
                    <span>{s}</span>
                  </label>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

function Templates({ apply }) {
  const [value, setValue] = useState("");
  return (
    <Labelled text="Apply template">
      <select
        value={value}
        onChange={(e) => {
          setValue(e.target.value);
          if (TEMPLATES[e.target.value]) apply(TEMPLATES[e.target.value]);
        }}
      >
        <option value="">None</option>
        {Object.keys(TEMPLATES).map((t) => (
          <option key={t}>{t}</option>
        ))}
      </select>
    </Labelled>
  );
}

function Schedule({ state, set }) {
  return (
    <section className="css-sch000">
      <h3 className="css-hd33xx">Scheduled Time</h3>
      <div className="css-row777">
        <Labelled text="Date">
          <input type="date" value={state.date} onChange={(e) => set({ date: e.target.value })} />
        </Labelled>
        <Labelled text="Time" hint="(UTC)">
          <input type="time" value={state.time} onChange={(e) => set({ time: e.target.value })} />
        </Labelled>
      </div>
      <div className="css-row777">
        <Labelled text="Hours">
          <input type="number" min="0" value={state.hours} onChange={(e) => set({ hours: e.target.value })} />
        </Labelled>
        <Labelled text="Minutes">
          <input type="number" min="0" max="59" value={state.minutes} onChange={(e) => set({ minutes: e.target.value })} />
        </Labelled>
      </div>
    </section>
  );
}

function Automation({ state, set }) {
  return (
    <section className="css-aut000">
      <h3 className="css-hd33xx">Automation options</h3>
      <Tick label="Set status to 'In progress' when the maintenance starts" value={state.autoStart} onChange={(v) => set({ autoStart: v })} />
      <Tick label="Set status to 'Completed' when the maintenance ends" value={state.autoEnd} onChange={(v) => set({ autoEnd: v })} />
      <Tick label="Set affected components to 'Under Maintenance' at the start" value={state.compStart} onChange={(v) => set({ compStart: v })} />
      <Tick label="Set affected components to 'Operational' at the end" value={state.compEnd} onChange={(v) => set({ compEnd: v })} />
    </section>
  );
}

function Notify({ state, set, short }) {
  return (
    <section className="css-not000">
      <h3 className="css-hd33xx">Notifications</h3>
      <Tick label="Send notifications" value={state.notify} onChange={(v) => set({ notify: v })} />
      {!short && <Tick label="Send a reminder 60 minutes before the start" value={state.remind} onChange={(v) => set({ remind: v })} />}
      {!short && <Tick label="Notify subscribers when the maintenance starts" value={state.atStart} onChange={(v) => set({ atStart: v })} />}
      {!short && <Tick label="Notify subscribers when the maintenance ends" value={state.atEnd} onChange={(v) => set({ atEnd: v })} />}
    </section>
  );
}

function useForm(initial) {
  const [state, setState] = useState(initial);
  const set = (part) => setState((s) => ({ ...s, ...part }));
  useEffect(() => {
    window.__model = () => state;
  });
  return [state, set];
}

const Shell = ({ children }) => (
  <div className="css-shell0">
    <header className="css-top000">
      <a href={BASE}>Incidents</a>
      <input type="search" aria-label="Search" placeholder="Jump to…" className="css-srch00" />
      <button type="button" aria-label="Account menu">KT</button>
    </header>
    <main className="css-main00">{children}</main>
  </div>
);

function Create() {
  const [s, set] = useForm({
    name: "Kasumi: database failover test", status: "Scheduled", message: "", date: "2027-01-14", time: "03:30", hours: "2", minutes: "0",
    autoStart: true, autoEnd: false, compStart: true, compEnd: true, notify: true, remind: false, atStart: true, atEnd: true,
    chosen: ["Kasumi Osaka Bay", "Marlowe Norwich"],
  });
  return (
    <Shell>
      <h1 className="css-h1h1h1">Schedule maintenance</h1>
      <form className="css-form00" onSubmit={(e) => e.preventDefault()}>
        <Templates apply={(message) => set({ message })} />
        <Labelled text="Maintenance name">
          <input type="text" maxLength={255} value={s.name} onChange={(e) => set({ name: e.target.value })} />
        </Labelled>
        <Segments legend="Maintenance status" options={["Scheduled", "In progress", "Verifying", "Completed"]} value={s.status} onChange={(status) => set({ status })} />
        <Labelled text="Message" hint="Some HTML is allowed.">
          <textarea rows={6} value={s.message} onChange={(e) => set({ message: e.target.value })} />
        </Labelled>
        <Schedule state={s} set={set} />
        <Automation state={s} set={set} />
        <ComponentPicker chosen={s.chosen} setChosen={(chosen) => set({ chosen })} />
        <Notify state={s} set={set} />
        <footer className="css-foot00">
          <button type="button" className="css-btn-2">Cancel</button>
          <button type="submit" className="css-btn-1">Schedule now</button>
        </footer>
      </form>
    </Shell>
  );
}

function Update() {
  const [tab, setTab] = useState("status");
  const [s, set] = useForm({
    status: "Verifying", message: "Nearly there.", date: "2026-11-24", time: "23:15", hours: "0", minutes: "45",
    autoStart: true, autoEnd: true, compStart: false, compEnd: false, notify: true, remind: true, atStart: false, atEnd: false,
    chosen: ["Arbor Denver"],
  });
  return (
    <Shell>
      <h1 className="css-h1h1h1">Arbor: router swap</h1>
      <div className="css-tabs00" role="tablist">
        <button type="button" role="tab" aria-selected={tab === "status"} onClick={() => setTab("status")}>Status Update</button>
        <button type="button" role="tab" aria-selected={tab === "schedule"} onClick={() => setTab("schedule")}>Schedule &amp; Automation</button>
      </div>
      {tab === "status" ? (
        <form className="css-form00" key="a" onSubmit={(e) => e.preventDefault()}>
          <Segments legend="Maintenance status" options={["Scheduled", "In progress", "Verifying", "Completed"]} value={s.status} onChange={(status) => set({ status })} />
          <Templates apply={(message) => set({ message })} />
          <Labelled text="Message">
            <textarea rows={6} value={s.message} onChange={(e) => set({ message: e.target.value })} />
          </Labelled>
          <ComponentPicker chosen={s.chosen} setChosen={(chosen) => set({ chosen })} />
          <Notify short state={s} set={set} />
          <button type="submit" className="css-btn-1">Update</button>
        </form>
      ) : (
        <form className="css-form00" key="b" onSubmit={(e) => e.preventDefault()}>
          <Schedule state={s} set={set} />
          <Automation state={s} set={set} />
          <button type="submit" className="css-btn-1">Update</button>
        </form>
      )}
    </Shell>
  );
}

const App = () => (location.pathname === BASE + "/new-scheduled-maintenance" ? <Create /> : <Update />);

createRoot(document.getElementById("root")).render(<App />);
