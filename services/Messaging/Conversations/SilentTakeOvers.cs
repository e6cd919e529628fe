using System.ComponentModel.DataAnnotations;
using Bridge.Contracts.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Conversations;

/// <summary>Section <c>TakeOver</c>.</summary>
sealed class TakeOverOptions
{
    /// <summary>A person who has written nothing for this long does not answer any more.</summary>
    [Range(1, 720)]
    public int SilentHours { get; init; } = 12;

    [Range(1, 3600)]
    public int EverySeconds { get; init; } = 60;
}

/// <summary>
/// Ends takeovers whose person has fallen silent, softly: nothing is said now; at the customer's next message the bot asks whether he goes on with a person or
/// with the menu. Several processes may do it: under the conversation's lock the second finds nothing left to end.
/// </summary>
sealed partial class SilentTakeOvers(IServiceScopeFactory scopes, IOptions<TakeOverOptions> options, TimeProvider clock, ILogger<SilentTakeOvers> logger) : BackgroundService
{
    const int AtOnce = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.EverySeconds), clock);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    async Task SweepAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromHours(options.Value.SilentHours);
        await using var scope = scopes.CreateAsyncScope();
        var silent = await scope.ServiceProvider.GetRequiredService<MessagingDbContext>().Conversations.AsNoTracking()
            .Where(c => c.AnsweredBy == AnsweredBy.Person && c.PersonSpokeAt < before)
            .OrderBy(c => c.Id).Select(c => c.Id).Take(AtOnce).ToListAsync(ct);
        foreach (var id in silent)
        {
            await EndAsync(id, before, ct);
        }

        if (silent.Count > 0)
        {
            LogEnded(silent.Count);
        }
    }

    async Task EndAsync(Guid id, DateTimeOffset before, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MessagingDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Conversation.LockAsync(db, id, ct) is not { AnsweredBy: AnsweredBy.Person } conversation || !(conversation.PersonSpokeAt < before))
        {
            return;
        }

        await Answerer.ChangeAsync(db, conversation, new HandedBack(null, Softly: true), clock, ct);
        (conversation.AnsweredBy, conversation.AgentId, conversation.WaitingSince) = (AnsweredBy.Bot, null, null);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The sweep of takeovers whose person is silent failed")]
    partial void LogFailed(Exception e);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} takeovers ended: nobody wrote any more")]
    partial void LogEnded(int count);
}
