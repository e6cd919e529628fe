using System.Diagnostics;
using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Contract;
using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Bridge.ErpConnector.Writes;

/// <summary>
/// Records what is to be written; the worker does it. A second command under a key is answered from the row: it never makes a second intent. Only what
/// ended as Unavailable, provably not done, begins anew when it is asked for again; a redelivery of the same command is not asking again.
/// </summary>
internal sealed class CallErpConsumer(ErpDbContext db, IntentSignal signal) : IConsumer<CallErp>
{
    public async Task Consume(ConsumeContext<CallErp> context)
    {
        var (call, ct) = (context.Message, context.CancellationToken);
        if (!ErpContract.Of(call.Operation).Writes)
        {
            throw new ArgumentException($"{call.Operation} reads: it is asked for over HTTP.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.FirstTimeAsync(context, "call-erp", ct))
        {
            await TakeAsync(call, ct);
            await db.SaveChangesAsync(ct);
        }
        await transaction.CommitAsync(ct);
        signal.Wake();
    }

    private async Task TakeAsync(CallErp call, CancellationToken ct)
    {
        var (operation, fields, traceparent) = (call.Operation.ToString(), call.Fields.GetRawText(), Activity.Current?.Id);
        var recorded = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO intent (key, operation, fields, reply_to, traceparent, tries, in_call, may_be_done, next_try_at, created_at)
            VALUES ({call.Key}, {operation}, {fields}::json, {call.ReplyTo}, {traceparent}, 0, false, false, now(), now())
            ON CONFLICT (key) DO NOTHING
            """, ct);
        if (recorded == 1)
        {
            return;
        }

        var intent = await db.Intents.FromSql($"SELECT * FROM intent WHERE key = {call.Key} FOR UPDATE").AsNoTracking().SingleAsync(ct);
        if (intent.Operation != call.Operation)
        {
            throw new ArgumentException($"The key of a {intent.Operation} was used for a {call.Operation}.");
        }

        if (intent.Outcome == ErpOutcome.Unavailable)
        {
            await db.Database.ExecuteSqlAsync($"""
                UPDATE intent SET fields = {fields}::json, reply_to = {call.ReplyTo}, traceparent = {traceparent}, tries = 0, next_try_at = now(), created_at = now(),
                    settled_at = NULL, outcome = NULL, problem = NULL
                WHERE key = {call.Key}
                """, ct);
        }
        else if (intent.SettledAt is not null)
        {
            db.Send(IntentStore.QueueOf(call.ReplyTo), intent.ToAnswer());
        }
    }
}
