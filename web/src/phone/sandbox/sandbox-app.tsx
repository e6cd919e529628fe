import { UserRoundPlus, X } from 'lucide-react';
import { useState } from 'react';
import { Customer } from './customer';
import { NewCustomer } from './new-customer';
import './sandbox.css';
import './menus.css';
import './dialogs.css';
import './narrow.css';
import { TopBar } from './top-bar';
import { useSandbox } from './use-sandbox';

/** Several phones side by side; on a narrow screen one, chosen by its tab. ?customer=asha shows that one alone. */
export function SandboxApp() {
  const sandbox = useSandbox();
  const [only] = useState(() => new URLSearchParams(location.search).get('customer'));
  const [chosen, setChosen] = useState<string | null>(only);
  const [adding, setAdding] = useState(false);
  const { state } = sandbox;
  if (!state) {
    return <main className="sb-waiting">{sandbox.problem ?? (sandbox.connected ? '' : 'Connecting to the sandbox…')}</main>;
  }

  const customers = only ? state.customers.filter(customer => customer.id === only) : state.customers;
  const current = customers.find(customer => customer.id === chosen) ?? customers[0];
  return (
    <div className="sb">
      <TopBar sandbox={sandbox} state={state} />
      {customers.length > 1 && (
        <nav className="sb-tabs" aria-label="Customers">
          {customers.map(customer => (
            <button key={customer.id} type="button" aria-pressed={customer.id === current?.id} onClick={() => setChosen(customer.id)}>{customer.name}</button>
          ))}
        </nav>
      )}
      <main className="sb-phones">
        {customers.map(customer => <Customer key={customer.id} customer={customer} business={state.business.name} sandbox={sandbox} current={customer.id === current?.id} />)}
        {!only && (
          <button type="button" className="sb-add" onClick={() => setAdding(true)}><UserRoundPlus aria-hidden size={22} />Add a customer</button>
        )}
      </main>
      {adding && <NewCustomer close={() => setAdding(false)} onCreated={setChosen} />}
      {sandbox.problem && (
        <div className="sb-problem" role="alert">{sandbox.problem}<button type="button" onClick={sandbox.dismiss} aria-label="Dismiss"><X aria-hidden size={18} /></button></div>
      )}
    </div>
  );
}
