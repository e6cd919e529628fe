using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Bridge.Gateway.Audit;
using Bridge.Gateway.Health;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Bridge.Gateway.Alerts;

/// <param name="Url">Null: nobody is told this way.</param>
/// <param name="SecretSet">The secret itself is shown once, when it is made.</param>
public sealed record WebhookView(string? Url, bool SecretSet);

/// <param name="Host">Null: nobody is told this way.</param>
public sealed record MailView(string? Host, int Port, MailSecurity Security, string? User, bool PasswordSet, string? From, IReadOnlyList<string> To);

public sealed record AlertSettingsView(long Revision, WebhookView Webhook, MailView Mail, IReadOnlyList<HealthRule> Rules);

/// <param name="Password">Null: as it is.</param>
public sealed record SaveMailRequest(
    [property: MaxLength(253)] string? Host, [property: Range(1, 65535)] int Port, MailSecurity Security, [property: MaxLength(200)] string? User,
    [property: MaxLength(500)] string? Password, [property: MaxLength(320)] string? From, [property: Required, MaxLength(20)] IReadOnlyList<string> To);

/// <param name="WebhookUrl">https, or an address that the operator has permitted; null: nobody is told this way.</param>
public sealed record SaveAlertsRequest(
    [property: Range(1, long.MaxValue)] long Revision, [property: MaxLength(2000)] string? WebhookUrl, [property: Required] SaveMailRequest Mail,
    [property: Required, MaxLength(50)] IReadOnlyList<HealthRule> Rules);

/// <param name="WebhookSecret">Made with the first address that is saved, and shown this once.</param>
public sealed record SavedAlertsResponse(AlertSettingsView Settings, string? WebhookSecret);

/// <summary>Who is told of what is not well, and what was.</summary>
static class AlertsApi
{
    public static void AddAlerts(this WebApplicationBuilder builder)
    {
        const string setting = "Alerts:AllowedNetworks";
        var network = new NetworkGuard(builder.Configuration[setting] ?? "", "Alerts__AllowedNetworks");
        builder.Services.AddSingleton(network);
        builder.Services.AddHttpClient(WebhookChannel.Client, http => http.Timeout = TimeSpan.FromSeconds(10)).UseSocketsHttpHandler((handler, _) =>
        {
            handler.ConnectCallback = network.ConnectAsync;
            handler.AllowAutoRedirect = false;
            handler.UseProxy = false;
            handler.UseCookies = false;
            handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
        }).RemoveAllLoggers();
        builder.Services.AddSingleton<IAlertChannel, WebhookChannel>().AddSingleton<IAlertChannel, MailChannel>();
        builder.Services.AddSingleton<SavedAlerts>().AddSingleton<Incidents>().AddSingleton<AlertSender>().AddHostedService(services => services.GetRequiredService<AlertSender>());
        builder.AddSealedColumn(new SealedColumn("alert_settings", "webhook_secret", "id::text", _ => AlertSettings.PlaceOf("webhook_secret")));
        builder.AddSealedColumn(new SealedColumn("alert_settings", "mail_password", "id::text", _ => AlertSettings.PlaceOf("mail_password")));
        builder.AddRetention(new RetentionClass("incidents", Days: 365, Least: 30, [new("alert_delivery", "t.created_at < @before"), new("incident", "t.ended_at < @before")]));
    }

    public static void MapAlerts(this WebApplication app)
    {
        var alerts = app.MapGroup("/api/gateway/alerts").RequireAuthorization(Policies.Admin).WithTags("Alerts");
        alerts.MapGet("/", GetAlerts).WithName(nameof(GetAlerts));
        alerts.MapPut("/", SaveAlerts).WithName(nameof(SaveAlerts));
        alerts.MapPost("/secret", NewSecret).WithName("NewAlertSecret");
        TestAlert.Map(alerts);
        ListIncidents.Map(app.MapGroup("/api/gateway/incidents").RequireAuthorization(Policies.Admin).WithTags("Alerts"));
    }

    static async Task<Ok<AlertSettingsView>> GetAlerts(GatewayDbContext db, CancellationToken ct) =>
        TypedResults.Ok(ViewOf(await db.AlertSettings.AsNoTracking().SingleOrDefaultAsync(ct) ?? new AlertSettings()));

    static async Task<Results<Ok<SavedAlertsResponse>, ProblemHttpResult, ValidationProblem>> SaveAlerts(
        SaveAlertsRequest request, GatewayDbContext db, SavedAlerts saved, HttpContext http, CancellationToken ct)
    {
        if (AlertsCheck.Wrong(request) is { Count: > 0 } wrong)
        {
            return TypedResults.ValidationProblem(wrong);
        }

        var settings = await db.AlertSettings.SingleOrDefaultAsync(ct);
        if ((settings?.Revision ?? 1) != request.Revision)
        {
            return Conflict();
        }

        var before = ViewOf(settings ?? new AlertSettings());
        if (settings is null)
        {
            db.AlertSettings.Add(settings = new AlertSettings());
        }

        var secret = request.WebhookUrl is { Length: > 0 } && settings.WebhookSecret is null ? MakeSecret() : null;
        settings.WebhookUrl = request.WebhookUrl is { Length: > 0 } url ? url : null;
        settings.WebhookSecret = secret is null ? settings.WebhookSecret : saved.Seal(secret, "webhook_secret");
        Take(settings, request.Mail, saved);
        settings.Rules = request.Rules;
        settings.Revision++;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation })
        {
            return Conflict();
        }

        http.Audit(before, ViewOf(settings));
        return TypedResults.Ok(new SavedAlertsResponse(ViewOf(settings), secret));
    }

    static void Take(AlertSettings settings, SaveMailRequest mail, SavedAlerts saved)
    {
        (settings.MailHost, settings.MailPort, settings.MailSecurity) = (mail.Host is { Length: > 0 } host ? host.Trim() : null, mail.Port, mail.Security);
        (settings.MailUser, settings.MailFrom, settings.MailTo) = (mail.User is { Length: > 0 } user ? user : null, mail.From, [.. mail.To]);
        settings.MailPassword = mail.Password is { Length: > 0 } password ? saved.Seal(password, "mail_password") : settings.MailUser is null ? null : settings.MailPassword;
    }

    /// <summary>The one before it no longer signs anything.</summary>
    static async Task<Results<Ok<SavedAlertsResponse>, NotFound>> NewSecret(GatewayDbContext db, SavedAlerts saved, CancellationToken ct)
    {
        if (await db.AlertSettings.SingleOrDefaultAsync(ct) is not { WebhookUrl: not null } settings)
        {
            return TypedResults.NotFound();
        }

        var secret = MakeSecret();
        settings.WebhookSecret = saved.Seal(secret, "webhook_secret");
        settings.Revision++;
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new SavedAlertsResponse(ViewOf(settings), secret));
    }

    static string MakeSecret() => $"whsec_{RandomNumberGenerator.GetHexString(48, lowercase: true)}";

    static ProblemHttpResult Conflict() => TypedResults.Problem(
        "Somebody else has saved these settings since you opened them.", statusCode: StatusCodes.Status409Conflict, title: "The settings have changed");

    static AlertSettingsView ViewOf(AlertSettings s) => new(
        s.Revision, new WebhookView(s.WebhookUrl, s.WebhookSecret is not null),
        new MailView(s.MailHost, s.MailPort == 0 ? 587 : s.MailPort, s.MailSecurity, s.MailUser, s.MailPassword is not null, s.MailFrom, s.MailTo), new HealthRules(s.Rules).All);
}

/// <summary>All that is wrong with what was sent to be saved, each under its field.</summary>
static class AlertsCheck
{
    public static Dictionary<string, string[]> Wrong(SaveAlertsRequest request)
    {
        var wrong = new Dictionary<string, string[]>();
        if (request.WebhookUrl is { Length: > 0 } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0))
        {
            wrong["webhookUrl"] = ["An address that begins with https://, without a user in it."];
        }

        if (request.Mail.Host is { Length: > 0 } host)
        {
            if (Uri.CheckHostName(host.Trim()) == UriHostNameType.Unknown)
            {
                wrong["mail.host"] = ["The name of a mail server, for instance smtp.example.com."];
            }

            if (!IsAddress(request.Mail.From))
            {
                wrong["mail.from"] = ["One e-mail address."];
            }

            if (request.Mail.To.Count == 0 || !request.Mail.To.All(IsAddress))
            {
                wrong["mail.to"] = ["At least one e-mail address, and nothing else."];
            }
        }

        for (var i = 0; i < request.Rules.Count; i++)
        {
            var rule = request.Rules[i];
            if (!HealthKinds.All.Contains(rule.Kind))
            {
                wrong[$"rules[{i}].kind"] = ["Nothing of this kind is looked at."];
            }
            else if (HealthRules.IsMeasured(rule.Kind) && rule.Threshold is not (null or (>= 1 and <= 1_000_000)))
            {
                wrong[$"rules[{i}].threshold"] = ["Between 1 and 1,000,000."];
            }
        }

        return wrong;
    }

    /// <summary>A bare address: a name before it could carry more than a name.</summary>
    static bool IsAddress(string? text) => text is { Length: > 0 } && MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address == text;
}
