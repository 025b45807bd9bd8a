// A design system's widgets: nothing native but text fields; names through aria-labelledby; menus in
// a layer at the end of the body; a tree of components with collapsed groups.
import React, { useState, useEffect, useId, useRef } from "react";
import { createRoot } from "react-dom/client";
import { createPortal } from "react-dom";

const GROUPS = [
  { id: "g1", name: "Halvorsen Dagligvare", open: true, sites: ["Halvorsen Bergen", "Halvorsen Stavanger"] },
  { id: "g2", name: "Copperfield Market", open: true, sites: ["Copperfield Reno", "Copperfield Provo", "Copperfield Ogden"] },
  { id: "g3", name: "Quillota Express", open: false, sites: ["Quillota Centro", "Quillota Norte"] },
];
const TEMPLATES = ["0. Maintenance-scheduled", "C. Maintenance Extended.", "D. Maintenance Cancelled"];
const STATUSES = ["Scheduled", "In progress", "Verifying", "Completed"];
const TIMES = Array.from({ length: 48 }, (_, i) => `${String(i >> 1).padStart(2, "0")}:${i & 1 ? "30" : "00"}`);

function Field({ label, required, help, children, group }) {
  const id = useId();
  return (
    <div className="ds-field" role={group ? "group" : undefined} aria-labelledby={group ? `${id}-l` : undefined}>
      <div className="ds-field__label" id={`${id}-l`}>
        {label}
        {required && <span aria-hidden="true" className="ds-req">*</span>}
      </div>
      {children(`${id}-l`, `${id}-h`)}
      {help && <div className="ds-field__help" id={`${id}-h`}>{help}</div>}
    </div>
  );
}

function Menu({ labelledby, placeholder, value, options, onChange }) {
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState({});
  const box = useRef(null);
  const id = useId();
  return (
    <>
      <div
        ref={box} role="combobox" tabIndex={0} className="ds-select" aria-haspopup="listbox" aria-expanded={open} aria-controls={`${id}-list`} aria-labelledby={`${labelledby} ${id}-v`}
        onClick={() => {
          const r = box.current.getBoundingClientRect();
          setAt({ left: r.left + scrollX, top: r.bottom + scrollY, width: r.width });
          setOpen(!open);
        }}
        onKeyDown={(e) => e.key === "Escape" && setOpen(false)}
      >
        <span id={`${id}-v`} className={value ? "ds-select__value" : "ds-select__placeholder"}>{value || placeholder}</span>
        <svg aria-hidden="true" width="12" height="12"><path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" /></svg>
      </div>
      {open &&
        createPortal(
          <div className="ds-layer" style={at}>
            <ul role="listbox" id={`${id}-list`} aria-labelledby={labelledby}>
              {options.map((o) => (
                <li key={o} role="option" aria-selected={o === value} onClick={() => { onChange(o); setOpen(false); }}>{o}</li>
              ))}
            </ul>
          </div>,
          document.body,
        )}
    </>
  );
}

function Switch({ label, on, onChange }) {
  const id = useId();
  return (
    <div className="ds-switch-row">
      <span id={id} className="ds-switch-label">{label}</span>
      <button type="button" role="switch" aria-checked={on} aria-labelledby={id} className="ds-switch" onClick={() => onChange(!on)}>
        <span className="ds-switch__thumb" />
      </button>
    </div>
  );
}

function Radios({ labelledby, options, value, onChange }) {
  return (
    <div role="radiogroup" aria-labelledby={labelledby} className="ds-steps">
      {options.map((o) => (
        <div key={o} role="radio" tabIndex={o === value ? 0 : -1} aria-checked={o === value} className="ds-step" onClick={() => onChange(o)}>
          <span className="ds-step__dot" aria-hidden="true" />
          {o}
        </div>
      ))}
    </div>
  );
}

function Slider({ labelledby, options, value, onChange }) {
  const i = options.indexOf(value);
  const move = (n) => onChange(options[Math.max(0, Math.min(options.length - 1, n))]);
  return (
    <div className="ds-slider">
      <div
        role="slider" tabIndex={0} className="ds-slider__thumb" aria-labelledby={labelledby} aria-valuemin={0} aria-valuemax={options.length - 1} aria-valuenow={i} aria-valuetext={value}
        style={{ left: `${(i * 100) / (options.length - 1)}%` }}
        onKeyDown={(e) => {
          if (e.key === "ArrowRight") move(i + 1);
          if (e.key === "ArrowLeft") move(i - 1);
        }}
      />
      <div className="ds-slider__ticks" aria-hidden="true">
        {options.map((o) => <span key={o}>{o}</span>)}
      </div>
    </div>
  );
}

function Spin({ label, value, onChange, max }) {
  return (
    <div className="ds-spin">
      <button type="button" aria-label={`Less ${label.toLowerCase()}`} onClick={() => onChange(Math.max(0, value - 1))}>−</button>
      <div role="spinbutton" tabIndex={0} aria-label={label} aria-valuenow={value} aria-valuemin={0} aria-valuemax={max} className="ds-spin__value"
        onKeyDown={(e) => {
          if (e.key === "ArrowUp") onChange(Math.min(max, value + 1));
          if (e.key === "ArrowDown") onChange(Math.max(0, value - 1));
        }}>{value}</div>
      <button type="button" aria-label={`More ${label.toLowerCase()}`} onClick={() => onChange(Math.min(max, value + 1))}>+</button>
      <span className="ds-unit">{label}</span>
    </div>
  );
}

function Tree({ labelledby, chosen, setChosen }) {
  const [open, setOpen] = useState(Object.fromEntries(GROUPS.map((g) => [g.id, g.open])));
  const flip = (s) => setChosen(chosen.includes(s) ? chosen.filter((c) => c !== s) : [...chosen, s]);
  return (
    <ul role="tree" aria-labelledby={labelledby} aria-multiselectable="true" className="ds-tree">
      {GROUPS.map((g) => {
        const n = g.sites.filter((s) => chosen.includes(s)).length;
        return (
          <li key={g.id} role="treeitem" aria-expanded={open[g.id]} aria-label={g.name} className="ds-tree__group">
            <div className="ds-tree__row">
              <button type="button" tabIndex={-1} aria-label={open[g.id] ? "Collapse" : "Expand"} onClick={() => setOpen({ ...open, [g.id]: !open[g.id] })}>{open[g.id] ? "▾" : "▸"}</button>
              <span role="checkbox" tabIndex={0} aria-checked={n === 0 ? "false" : n === g.sites.length ? "true" : "mixed"} aria-label={`All of ${g.name}`} className="ds-box"
                onClick={() => setChosen(n === g.sites.length ? chosen.filter((c) => !g.sites.includes(c)) : [...new Set([...chosen, ...g.sites])])} />
              <span className="ds-tree__name">{g.name}</span>
            </div>
            {open[g.id] && (
              <ul role="group">
                {g.sites.map((s) => (
                  <li key={s} role="treeitem" className="ds-tree__leaf">
                    <span role="checkbox" tabIndex={0} aria-checked={chosen.includes(s)} className="ds-box" aria-label={s} onClick={() => flip(s)} />
                    <span className="ds-tree__name">{s}</span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function DateField({ labelledby, value, onChange }) {
  return (
    <div className="ds-date">
      <input type="text" aria-labelledby={labelledby} inputMode="numeric" value={value} onChange={(e) => onChange(e.target.value)} placeholder="yyyy-mm-dd" autoComplete="off" />
      <button type="button" aria-label="Open calendar">▦</button>
    </div>
  );
}

function Accordion({ title, children }) {
  const [open, setOpen] = useState(true);
  return (
    <section className="ds-accordion">
      <h3><button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>{title}</button></h3>
      {open && <div className="ds-accordion__body">{children}</div>}
    </section>
  );
}

function App() {
  const create = location.pathname.endsWith("/new-scheduled-maintenance");
  const [tab, setTab] = useState(0);
  const [s, setS] = useState(
    create
      ? { template: "", name: "Bergen and Stavanger: scanner gateway", status: "Scheduled", message: "The scanner gateway moves to new hardware on 18 January at 01:00 UTC.", date: "2027-01-18", time: "01:00", hours: 3, minutes: 15, chosen: ["Halvorsen Bergen", "Halvorsen Stavanger"], notify: true, remind: true, as: true, ae: false, cs: true, ce: true }
      : { template: "C. Maintenance Extended.", status: "Completed", message: "", date: "2026-12-24", time: "13:30", hours: 0, minutes: 30, chosen: ["Copperfield Provo"], notify: true, remind: false, as: false, ae: true, cs: false, ce: true },
  );
  const set = (k) => (v) => setS((o) => ({ ...o, [k]: v }));
  useEffect(() => {
    window.__model = () => s;
  });
  const template = (
    <Field label="Apply template">{(l) => <Menu labelledby={l} placeholder="Choose…" value={s.template} options={TEMPLATES} onChange={set("template")} />}</Field>
  );
  const message = (
    <Field label="Message" help="Subscribers read this.">{(l, h) => <textarea aria-labelledby={l} aria-describedby={h} className="ds-textarea" rows={5} value={s.message} onChange={(e) => set("message")(e.target.value)} />}</Field>
  );
  const components = <Field label="Components affected">{(l) => <Tree labelledby={l} chosen={s.chosen} setChosen={set("chosen")} />}</Field>;
  const schedule = (
    <Field label="Scheduled time" group help="All times are in UTC">
      {() => (
        <div className="ds-when">
          <Field label="Start date">{(l) => <DateField labelledby={l} value={s.date} onChange={set("date")} />}</Field>
          <Field label="Start time">{(l) => <Menu labelledby={l} value={s.time} options={TIMES} onChange={set("time")} />}</Field>
          <Field label="Duration" group>
            {() => (
              <div className="ds-spins">
                <Spin label="Hours" value={s.hours} max={99} onChange={set("hours")} />
                <Spin label="Minutes" value={s.minutes} max={59} onChange={set("minutes")} />
              </div>
            )}
          </Field>
        </div>
      )}
    </Field>
  );
  const automation = (
    <Accordion title="Automation">
      <Switch label="Move to “In progress” at the start" on={s.as} onChange={set("as")} />
      <Switch label="Move to “Completed” at the end" on={s.ae} onChange={set("ae")} />
      <Switch label="Set components to “Under Maintenance” at the start" on={s.cs} onChange={set("cs")} />
      <Switch label="Set components to “Operational” at the end" on={s.ce} onChange={set("ce")} />
      <Switch label="Remind subscribers 60 minutes before" on={s.remind} onChange={set("remind")} />
    </Accordion>
  );
  return (
    <div className="ds-page">
      <nav aria-label="Main" className="ds-nav">
        <a href="#">Incidents</a>
        <div role="search"><input type="text" aria-label="Search this page" /></div>
      </nav>
      <main>
        {create ? (
          <>
            <h1>Schedule maintenance</h1>
            <div role="form" aria-label="Schedule maintenance" className="ds-form">
              {template}
              <Field label="Maintenance name" required>{(l) => <input type="text" aria-labelledby={l} aria-required="true" className="ds-input" value={s.name} onChange={(e) => set("name")(e.target.value)} />}</Field>
              <Field label="Maintenance status" required>{(l) => <Radios labelledby={l} options={STATUSES} value={s.status} onChange={set("status")} />}</Field>
              {message}
              {schedule}
              {automation}
              {components}
              <Switch label="Send notifications" on={s.notify} onChange={set("notify")} />
              <div className="ds-actions"><button type="button" className="ds-button ds-button--primary">Schedule now</button><button type="button" className="ds-button">Cancel</button></div>
            </div>
          </>
        ) : (
          <>
            <h1>Copperfield Provo: chiller control</h1>
            <div role="tablist" className="ds-tabs">
              {["Status update", "Schedule and Automation"].map((t, i) => (
                <div key={t} role="tab" tabIndex={0} id={`tab${i}`} aria-selected={tab === i} aria-controls={`panel${i}`} onClick={() => setTab(i)}>{t}</div>
              ))}
            </div>
            <div role="tabpanel" id="panel0" aria-labelledby="tab0" hidden={tab !== 0} className="ds-form">
              <Field label="Maintenance status">{(l) => <Slider labelledby={l} options={STATUSES} value={s.status} onChange={set("status")} />}</Field>
              {template}
              {message}
              {components}
              <Switch label="Send notifications" on={s.notify} onChange={set("notify")} />
              <button type="button" className="ds-button ds-button--primary">Update</button>
            </div>
            <div role="tabpanel" id="panel1" aria-labelledby="tab1" hidden={tab !== 1} className="ds-form">
              {schedule}
              {automation}
              <button type="button" className="ds-button ds-button--primary">Update</button>
            </div>
          </>
        )}
      </main>
    </div>
  );
}

createRoot(document.getElementById("app")).render(<App />);
