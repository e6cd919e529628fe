using System.Security.Claims;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Pausing;

/// <param name="PausedSince">Null: the bot answers.</param>
/// <param name="Waiting">Conversations that wait for people because of it, or are still to be handed back after it.</param>
public sealed record BotState(DateTimeOffset? PausedSince, Guid? PausedBy, int Waiting);

/// <summary>Stops the bot and lets it go on. Everybody sees that it is paused: a customer who gets no answer is everybody's business.</summary>
static class BotApi
{
    public static void MapBot(this WebApplication app)
    {
        var bot = app.MapGroup("/bot").WithTags("Bot");
        bot.MapGet("/", GetBotState).WithName(nameof(GetBotState)).RequireAuthorization(Policies.Viewer);
        bot.MapPost("/pause", PauseBot).WithName(nameof(PauseBot)).RequireAuthorization(Policies.Admin);
        bot.MapPost("/resume", ResumeBot).WithName(nameof(ResumeBot)).RequireAuthorization(Policies.Admin);
    }

    static async Task<Ok<BotState>> GetBotState(FlowDbContext db, CancellationToken ct) => TypedResults.Ok(await StateAsync(db, ct));

    /// <summary>Paused twice is paused since the first time.</summary>
    static async Task<Ok<BotState>> PauseBot(ClaimsPrincipal user, FlowDbContext db, TimeProvider clock, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"INSERT INTO bot_pause (id, since, by) VALUES (1, {clock.GetUtcNow()}, {user.UserId()}) ON CONFLICT DO NOTHING", ct);
        return TypedResults.Ok(await StateAsync(db, ct));
    }

    /// <summary>Whom it has left to people and who has not found one is handed back by the sweeper: once, with the question that waits.</summary>
    static async Task<Ok<BotState>> ResumeBot(FlowDbContext db, CancellationToken ct)
    {
        await db.BotPauses.ExecuteDeleteAsync(ct);
        return TypedResults.Ok(await StateAsync(db, ct));
    }

    static async Task<BotState> StateAsync(FlowDbContext db, CancellationToken ct)
    {
        var pause = await db.BotPauses.AsNoTracking().SingleOrDefaultAsync(ct);
        return new BotState(pause?.Since, pause?.By, await db.Conversations.CountAsync(c => c.PausedItem != null, ct));
    }
}
