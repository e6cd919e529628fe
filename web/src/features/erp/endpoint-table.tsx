import { FileDown, PlugZap } from 'lucide-react';
import { Fragment, useState } from 'react';
import { contractDocument } from '@/api/erp';
import type { ContractCheck, ErpEndpoint } from '@/api/types';
import { Button } from '@/components/button';
import buttons from '@/components/button.module.css';
import { Dialog } from '@/components/dialog';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { CheckResult } from './check-result';
import { EndpointRow } from './endpoint-row';
import styles from './erp.module.css';
import type { Contract } from './use-contract';

interface Props {
  endpoints: readonly ErpEndpoint[];
  errors: Readonly<Record<string, readonly string[]>>;
  contract: Contract;
  /** A check runs what is saved: what is only typed is not tried. */
  changed: boolean;
  onEdit: (endpoints: readonly ErpEndpoint[]) => void;
}

/** Whoever has checked is led to the first field that is to be mended, with what was found under it. */
const fieldOf = (operation: string) => document.querySelector<HTMLElement>(`[data-path-of='${operation}']`);

const writes = /^(UPSERT|CREATE|CONFIRM|SET)_/;

/** The ten operations of the contract, each with its state and its last check. */
export function EndpointTable({ endpoints, errors, contract, changed, onEdit }: Props) {
  const { t } = useTranslation();
  const [consent, setConsent] = useState<string[] | null | undefined>(undefined);
  const [opened, setOpened] = useState<string | null>(null);
  const groups = [...Map.groupBy(endpoints, endpoint => endpoint.group)];
  const checkAll = (operations: string[] | null, withWrites: boolean) => contract.check(operations, withWrites, (answer: ContractCheck) => {
    const failed = answer.operations.find(({ operation, outcome }) => outcome && outcome !== 'Ok' && (operations?.includes(operation) ?? true));
    if (!failed) return;
    setOpened(failed.operation);
    fieldOf(failed.operation)?.focus();
  });
  const check = (operation: string) => {
    setOpened(operation);
    if (writes.test(operation)) setConsent([operation]);
    else checkAll([operation], false);
  };

  return (
    <section className={styles.endpoints}>
      <div className={styles.head}>
        <div><h2>{t('erp.endpoints')}</h2><p className={styles.note}>{t('erp.endpointsLead')}</p></div>
        <a className={classes(buttons.button, buttons.quiet)} href={contractDocument} download="bridge-erp-contract.json"><FileDown size={14} aria-hidden /> {t('erp.document')}</a>
        <Button disabled={contract.busy || changed} onClick={() => checkAll(null, false)}><PlugZap size={14} aria-hidden /> {contract.busy ? t('erp.checking') : t('erp.checkAll')}</Button>
        <Button look="bare" disabled={contract.busy || changed} onClick={() => setConsent(null)}>{t('erp.checkWrites')}</Button>
      </div>
      <div className={table.wrap}>
        <table className={classes(table.table, styles.table)}>
          <thead>
            <tr>
              <th scope="col">{t('erp.columns.operation')}</th>
              <th scope="col">{t('erp.columns.enabled')}</th>
              <th scope="col">{t('erp.columns.method')}</th>
              <th scope="col">{t('erp.columns.path')}</th>
              <th scope="col">{t('erp.columns.limit')}</th>
              <th scope="col">{t('erp.columns.sends')}</th>
              <th scope="col">{t('erp.columns.returns')}</th>
              <th scope="col" className={table.narrow}>{t('erp.columns.check')}</th>
            </tr>
          </thead>
          {groups.map(([group, mine]) => (
            <tbody key={group}>
              <tr className={styles.group}><th scope="rowgroup" colSpan={8}>{t(`erp.groups.${group}` as 'erp.groups.Sales', { defaultValue: group })}</th></tr>
              {mine.map(endpoint => {
                const index = endpoints.indexOf(endpoint);
                const result = contract.contract?.operations.find(one => one.operation === endpoint.operation);
                return (
                  <Fragment key={endpoint.operation}>
                    <EndpointRow
                      endpoint={endpoint} index={index} errors={errors} result={result} busy={contract.busy} changed={changed} opened={opened === endpoint.operation}
                      onOpen={() => setOpened(opened === endpoint.operation ? null : endpoint.operation)} onCheck={() => check(endpoint.operation)}
                      onEdit={part => onEdit(endpoints.map((one, at) => (at === index ? { ...one, ...part } : one)))}
                    />
                    {opened === endpoint.operation && result?.checkedAt && <tr><td colSpan={8} className={styles.result}><CheckResult result={result} /></td></tr>}
                  </Fragment>
                );
              })}
            </tbody>
          ))}
        </table>
      </div>
      <Dialog
        open={consent !== undefined} onClose={() => setConsent(undefined)} title={t('erp.consent.title')} lead={t('erp.consent.text')}
        foot={
          <>
            <Button onClick={() => setConsent(undefined)}>{t('common.cancel')}</Button>
            <Button
              look="primary" onClick={() => {
                checkAll(consent ?? null, true);
                setConsent(undefined);
              }}
            >{t('erp.consent.act')}</Button>
          </>
        }
      >
        {null}
      </Dialog>
    </section>
  );
}
