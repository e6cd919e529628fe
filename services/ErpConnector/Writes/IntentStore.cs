using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.ErpConnector.Writes;

/// <summary>The statements on intents. Leases run by the database's clock; every end of a try is fenced by its owner.</summary>
internal sealed class IntentStore(IDbContextFactory<ErpDbContext> database)
{
    /// <summary>Records that a call begins before it does: a claim on a row that still says so finds a call whose end nobody knows.</summary>
    /// <param name="free">How many of each operation may be begun; of one that is not named, none.</param>
    public async Task<IReadOnlyList<Intent>> ClaimAsync(Guid owner, TimeSpan lease, IReadOnlyDictionary<ErpOperation, int> free, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var (operations, places) = (free.Keys.Select(o => o.ToString()).ToArray(), free.Values.ToArray());
        return await db.Intents.FromSql($"""
            UPDATE intent SET may_be_done = may_be_done OR in_call, in_call = true, tries = tries + 1, lease_owner = {owner}, lease_until = now() + {lease}
            WHERE key IN (
                SELECT i.key FROM unnest({operations}, {places}) AS free (operation, places) CROSS JOIN LATERAL (
                    SELECT key FROM intent
                    WHERE operation = free.operation AND settled_at IS NULL AND next_try_at <= now() AND (lease_until IS NULL OR lease_until < now())
                    ORDER BY next_try_at LIMIT free.places FOR UPDATE SKIP LOCKED) AS i)
            RETURNING *
            """).AsNoTracking().ToListAsync(ct);
    }

    /// <summary>Only of what is being worked on: a run that broke off must lose its lease, or nobody takes it up again while the process lives.</summary>
    public async Task RenewAsync(Guid owner, string[] keys, TimeSpan lease, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"UPDATE intent SET lease_until = now() + {lease} WHERE key = ANY({keys}) AND lease_owner = {owner} AND settled_at IS NULL", ct);
    }

    public async Task AgainAsync(Intent intent, Verdict.Again again, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        await db.Database.ExecuteSqlAsync($"""
            UPDATE intent SET in_call = false, may_be_done = {again.MayBeDone}, next_try_at = now() + {again.Pause}, lease_owner = NULL, lease_until = NULL
            WHERE key = {intent.Key} AND lease_owner = {intent.LeaseOwner} AND settled_at IS NULL
            """, ct);
    }

    /// <summary>The result and its telling are one commit. Who has lost his lease tells nothing: another has the intent.</summary>
    public async Task<bool> SettleAsync(Intent intent, ErpOutcome outcome, JsonElement? answer, string? problem, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (name, text) = (outcome.ToString(), answer?.GetRawText());
        // The answer goes to whoever asked last.
        var replyTo = await db.Database.SqlQuery<string>($$"""
            UPDATE intent SET settled_at = now(), outcome = {{name}}, answer = {{text}}::json, problem = {{problem}}, fields = '{}', in_call = false,
                lease_owner = NULL, lease_until = NULL
            WHERE key = {{intent.Key}} AND lease_owner = {{intent.LeaseOwner}} AND settled_at IS NULL
            RETURNING reply_to
            """).ToListAsync(ct);
        if (replyTo is not [var service])
        {
            return false;
        }

        db.Send(QueueOf(service), new ErpAnswered { Key = intent.Key, Operation = intent.Operation, Outcome = outcome, Answer = answer, Problem = problem });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    public static string QueueOf(string service) => $"{service}-erp-answered";
}
