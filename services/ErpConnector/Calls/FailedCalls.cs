using System.Globalization;
using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;
using Bridge.ErpConnector.Contract;
using Bridge.ErpConnector.Reads;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.ErpConnector.Calls;

/// <summary>
/// Where the ERP's last word was none or no good one: of each operation the last call, where it failed. What has succeeded since is over, and ten thousand failures of one outage are one line. What a
/// write was for, its order or application, is listed for itself.
/// </summary>
internal sealed class FailedCalls(ErpDbContext db, ErpReads reads, TimeProvider clock) : IFailures
{
    static readonly TimeSpan Window = TimeSpan.FromDays(7);

    public DeadLetterKind Kind => DeadLetterKind.Call;

    public async Task<IReadOnlyList<DeadLetter>> ListAsync(DateTimeOffset before, int limit, CancellationToken ct) =>
        [.. (await LastWords.Where(c => c.Outcome != CallOutcome.Ok && c.At < before).OrderByDescending(c => c.At).Take(limit).ToListAsync(ct)).Select(Letter)];

    public Task<long> CountAsync(CancellationToken ct) => LastWords.LongCountAsync(c => c.Outcome != CallOutcome.Ok, ct);

    public async Task<DeadLetterDetail?> FindAsync(string id, CancellationToken ct) =>
        long.TryParse(id, CultureInfo.InvariantCulture, out var wanted) && await LastWords.SingleOrDefaultAsync(c => c.Id == wanted && c.Outcome != CallOutcome.Ok, ct) is { } call
            ? new DeadLetterDetail(Letter(call), JsonSerializer.SerializeToElement(CallsApi.ToRow(call), BridgeJson.Options))
            : null;

    public async Task<Acted> ReplayAsync(string id, Guid by, CancellationToken ct) =>
        !long.TryParse(id, CultureInfo.InvariantCulture, out var wanted) || await db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == wanted, ct) is not { } call ? Acted.Gone
        : await ReplayCall.AskAgainAsync(call, reads, ct) is not null ? Acted.Done
        : Acted.Refused(ReplayCall.WhyNot(call));

    public Task<Acted> DiscardAsync(string id, CancellationToken ct) =>
        Task.FromResult(Acted.Refused("The call log keeps what was said; a failure is over with the next success."));

    IQueryable<Call> LastWords
    {
        get
        {
            var since = clock.GetUtcNow() - Window;
            var operations = Enum.GetNames<ErpOperation>();
            return db.Calls.FromSql(
                $"SELECT c.* FROM unnest({operations}) AS o(name) CROSS JOIN LATERAL (SELECT * FROM call WHERE operation = o.name ORDER BY id DESC LIMIT 1) c WHERE c.at > {since}").AsNoTracking();
        }
    }

    static DeadLetter Letter(Call call) => new(
        DeadLetterKind.Call, call.Id.ToString(CultureInfo.InvariantCulture), call.Operation.Name(), call.RequestId, null, $"{call.Outcome}: {call.Problem}", call.At, MayReplay: !ErpContract.Of(call.Operation).Writes, Of: null);
}
