// Incidents and maintenances, each in its tab.
import { useState } from "react";
import { data, timesOf, wordsOf } from "../shared/model.js";

export function List({ go, base }) {
  const [tab, setTab] = useState(location.hash === "#scheduled-maintenance" ? "Maintenances" : "Incidents");
  const open = (to) => (event) => { event.preventDefault(); go(`${base}/incidents/${to}`); };
  const rows = tab === "Incidents" ? data.incidents : data.maintenances;
  return (
    <>
      <header className="title">
        <h1>Incidents</h1>
        {tab === "Incidents"
          ? <a className="button primary" href={`${base}/incidents/new`} onClick={open("new")}>Create incident</a>
          : <a className="button primary" href={`${base}/incidents/new-scheduled-maintenance`} onClick={open("new-scheduled-maintenance")}>Schedule maintenance</a>}
      </header>
      <div className="tabs" role="tablist" aria-label="Kind">
        {["Incidents", "Maintenances"].map((name) => (
          <button key={name} type="button" role="tab" aria-selected={tab === name} onClick={() => setTab(name)}>{name}</button>
        ))}
      </div>
      <ul className="rows" role="tabpanel">
        {rows.map((row) => (
          <li key={row.id}>
            <a href={`${base}/incidents/${row.id}`} onClick={open(row.id)}>{row.name}</a>
            <span className={`lozenge ${row.status}`}>{wordsOf(row.status)}</span>
            <small>{timesOf(row)}</small>
          </li>
        ))}
      </ul>
    </>
  );
}
