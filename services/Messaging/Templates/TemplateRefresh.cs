using Bridge.Messaging.WhatsApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Templates;

/// <summary>Raised where the copy of the templates cannot be Meta's: words that were changed there, one that is not known here, a send that was refused for it.</summary>
sealed class TemplateSignal : Signal;

/// <summary>Reads the templates from Meta where something says that they are others there. Meta counts what it is asked: at most once a minute.</summary>
sealed partial class TemplateRefresh(TemplateSignal signal, IServiceScopeFactory scopes, IOptionsMonitor<WhatsAppOptions> options, TimeProvider clock, ILogger<TemplateRefresh> logger) : BackgroundService
{
    static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <summary>For its own sake as well: an event can have been missed.</summary>
    static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await signal.WaitAsync(Daily, stoppingToken);
            try
            {
                if (options.CurrentValue is { AccessToken.Length: > 0, BusinessAccountId.Length: > 0 })
                {
                    await using var scope = scopes.CreateAsyncScope();
                    if (await scope.ServiceProvider.GetRequiredService<TemplateSync>().RunAsync(stoppingToken) is { } problem)
                    {
                        LogRefused(problem);
                    }
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }

            await Task.Delay(Rest, clock, stoppingToken);
        }
    }

    /// <summary>
    /// Whether what Meta tells of concerns a template that is not here, words of one that is, or comes later than what happened after it: status, quality and
    /// category have one time between them, and what the older event says may still hold.
    /// </summary>
    public static async Task<bool> IsNewsAsync(MessagingDbContext db, IReadOnlyList<InboundEvent> events, CancellationToken ct)
    {
        var ids = events.Select(e => e.Template?.Id).OfType<string>().Distinct().ToList();
        var known = await db.Templates.Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.ChangedAt, ct);
        return known.Count < ids.Count || events.Any(e => e.Field == "message_template_components_update" || (e is { Template: { } change, At: { } at } && known[change.Id] > at));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The templates could not be read from Meta: {Problem}")]
    partial void LogRefused(string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The templates could not be brought up to date")]
    partial void LogFailed(Exception e);
}
