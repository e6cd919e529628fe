using System.ComponentModel.DataAnnotations;
using Bridge.Flow.Engine;
using Bridge.Flow.Flows;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Flow.Settings;

/// <param name="LanguagesSaved">They were saved here; otherwise they are as the environment says.</param>
/// <param name="OpenNow">Somebody is there, by these hours.</param>
/// <param name="PaymentsSaved">As <paramref name="LanguagesSaved"/>.</param>
/// <param name="RemindAfterMinutes">So long after his last word a customer with a full cart is reminded of it, once; 0: never.</param>
/// <param name="RemindAfterSaved">As <paramref name="LanguagesSaved"/>.</param>
/// <param name="PricesIncludeTax">What customers are told beside a total; null: nothing.</param>
public sealed record BotSettingsDetail(
    long Revision, IReadOnlyList<string> Languages, bool LanguagesSaved, IReadOnlyList<OpeningHours> Hours, bool OpenNow, IReadOnlyList<PaymentWay> Payments,
    bool PaymentsSaved, HandOverSettings HandOver, NewsTemplate? OrderNews, int RemindAfterMinutes, bool RemindAfterSaved, bool? PricesIncludeTax);

/// <param name="Languages">The first is the default; null: as the environment says.</param>
/// <param name="Hours">Empty: somebody is always there.</param>
/// <param name="Payments">In the order they are offered in; null: as the environment says.</param>
/// <param name="HandOver">Null: as it comes.</param>
/// <param name="OrderNews">The template by which a customer hears of his order outside the window; null: by none.</param>
/// <param name="RemindAfterMinutes">Inside WhatsApp's window; 0: never; null: as the environment says.</param>
/// <param name="PricesIncludeTax">Said beside a total; null: nothing is said of tax.</param>
public sealed record SaveBotSettingsRequest(
    [property: Range(1, long.MaxValue)] long Revision, [property: MinLength(1), MaxLength(20)] IReadOnlyList<string>? Languages,
    [property: Required, MaxLength(50)] IReadOnlyList<OpeningHours> Hours, [property: MinLength(1), MaxLength(4)] IReadOnlyList<PaymentWay>? Payments, HandOverSettings? HandOver,
    NewsTemplate? OrderNews, [property: Range(0, SaveBotSettingsRequest.LatestReminder)] int? RemindAfterMinutes = null, bool? PricesIncludeTax = null)
{
    /// <summary>An hour before WhatsApp's window closes.</summary>
    public const int LatestReminder = 23 * 60;
}

/// <summary>The languages of the bot, the ways to pay, and when and how the people behind it are called.</summary>
static class SettingsApi
{
    public static void MapSettings(this WebApplication app)
    {
        app.MapGroup("/settings").WithTags("Settings").RequireAuthorization(Policies.Viewer).MapGet("/", Get).WithName("GetBotSettings");
        app.MapGroup("/settings").WithTags("Settings").RequireAuthorization(Policies.Admin).MapPut("/", Save).WithName("SaveBotSettings");
    }

    static async Task<Ok<BotSettingsDetail>> Get(FlowDbContext db, IOptions<FlowOptions> options, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(await DetailAsync(db, options.Value, clock, ct));

    static async Task<Results<Ok<BotSettingsDetail>, ProblemHttpResult, ValidationProblem>> Save(
        SaveBotSettingsRequest request, FlowDbContext db, IOptions<FlowOptions> options, TimeProvider clock, CancellationToken ct)
    {
        if (BotSettingsCheck.Wrong(request) is { Count: > 0 } wrong)
        {
            return TypedResults.ValidationProblem(wrong);
        }

        var settings = await db.BotSettings.SingleOrDefaultAsync(ct);
        if ((settings?.Revision ?? 1) != request.Revision)
        {
            return Conflict();
        }

        if (settings is null)
        {
            settings = new BotSettings();
            db.BotSettings.Add(settings);
        }

        (settings.Languages, settings.Hours) = (request.Languages?.ToArray(), request.Hours);
        (settings.Payments, settings.HandOver) = (request.Payments, request.HandOver ?? new HandOverSettings());
        (settings.OrderNews, settings.RemindAfterMinutes, settings.PricesIncludeTax) = (request.OrderNews, request.RemindAfterMinutes, request.PricesIncludeTax);
        settings.Revision++;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation })
        {
            return Conflict();
        }

        return TypedResults.Ok(await DetailAsync(db, options.Value, clock, ct));
    }

    static ProblemHttpResult Conflict() => TypedResults.Problem(
        "Somebody else has saved these settings since you opened them.", statusCode: StatusCodes.Status409Conflict, title: "The settings have changed");

    static async Task<BotSettingsDetail> DetailAsync(FlowDbContext db, FlowOptions options, TimeProvider clock, CancellationToken ct)
    {
        var world = await World.ReadAsync(db, ct);
        var settings = await db.BotSettings.AsNoTracking().SingleOrDefaultAsync(ct) ?? new BotSettings();
        return new BotSettingsDetail(
            settings.Revision, world.LanguagesOr(options), settings.Languages is not null, settings.Hours, OpeningHours.IsOpen(settings.Hours, world.Local(clock.GetUtcNow())),
            world.PaymentsOr(options), settings.Payments is not null, settings.HandOver, settings.OrderNews,
            (int)(world.RemindAfterOr(options)?.TotalMinutes ?? 0), settings.RemindAfterMinutes is not null, settings.PricesIncludeTax);
    }
}
