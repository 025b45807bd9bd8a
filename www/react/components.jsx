// The list of components, and one component's status.
import { useState } from "react";
import { COMPONENT_STATUS, save, statusOf } from "../shared/model.js";

export function Components({ groups, go, base }) {
  return (
    <>
      <header className="title">
        <h1>Components</h1>
        <button className="button" type="button" onClick={() => go(`${base}/components/new`)}>Add component</button>
      </header>
      {groups.map((group) => (
        <section key={group.id}>
          <h2>{group.name}</h2>
          <ul className="rows">
            {group.components.map((one) => {
              const to = `${base}/components/${one.id}/edit`;
              return (
                <li key={one.id}>
                  <span>{one.name}</span>
                  <span className={statusOf(one.id) === "Operational" ? "lozenge completed" : "lozenge in_progress"}>{statusOf(one.id)}</span>
                  <a href={to} onClick={(event) => { event.preventDefault(); go(to); }}>Edit</a>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
}

export function ComponentEdit({ groups, id }) {
  const found = groups.flatMap((group) => group.components).find((one) => one.id === id);
  const [status, setStatus] = useState(statusOf(id));
  return (
    <form className="form" onSubmit={(event) => { event.preventDefault(); save({ [id]: { component_status: status } }); }}>
      <h1>{found ? "Edit component" : "New component"}</h1>
      <div className="field"><label htmlFor="component-name">Component name</label><input id="component-name" type="text" defaultValue={found?.name ?? ""} /></div>
      <div className="field"><label htmlFor="component-description">Description</label><textarea id="component-description" rows="2" /></div>
      <div className="field">
        <label htmlFor="component-status">Status</label>
        <select id="component-status" value={status} onChange={(event) => setStatus(event.target.value)}>
          {COMPONENT_STATUS.map((words) => <option key={words}>{words}</option>)}
        </select>
      </div>
      <footer className="actions"><button className="button primary" type="submit">Save component</button></footer>
    </form>
  );
}
