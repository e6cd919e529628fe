using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Bridge.Gateway.Audit;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Privacy;

/// <summary>Whom: exactly one of these.</summary>
/// <param name="Phone">With its country code, however it is written.</param>
/// <param name="UserId">Meta's business-scoped id.</param>
public sealed record PersonRequest([MaxLength(40)] string? Phone, [MaxLength(200)] string? UserId, Guid? ConversationId);

/// <param name="Records">How many, by service and table.</param>
public sealed record PersonFound(
    IReadOnlyList<string> Names, IReadOnlyList<string> Numbers, IReadOnlyList<Guid> Conversations, IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Records);

/// <param name="ErasedAt">From then on nothing of his is held; null while a service still has to do its part.</param>
/// <param name="Kept">Rows that stay for the books, without him: orders' numbers.</param>
/// <param name="Waiting">The services that still have to do their part: something of his is under way there, or they are away.</param>
public sealed record ErasureRow(Guid Id, Guid RequestedBy, DateTimeOffset RequestedAt, DateTimeOffset? ErasedAt, int Rows, int Kept, IReadOnlyList<string> Waiting);

/// <summary>What a person may ask of the company: to be shown all that is held of him, and to be forgotten. Who is asked for stands in bodies only, never in an address.</summary>
static class PrivacyApi
{
    const string Limit = "personal-data";
    const int PerMinute = 20;

    public static void AddPrivacy(this WebApplicationBuilder builder)
    {
        foreach (var service in People.Services)
        {
            builder.AddServiceClient(service);
        }

        // Of the company's customers the gateway itself holds nothing but what is on its way through.
        builder.AddPersonalData(new PersonalData([], OfNobody:
        [
            "user", "role", "user_role", "user_claim", "user_login", "user_passkey", "user_token", "role_claim", "data_protection_key", "company", "console_session", "audit", "erasure",
            "api_key", "sign_in_rules", "alert_settings", "incident", "alert_delivery",
        ]));
        builder.Services.AddSingleton<People>();
        builder.Services.AddHostedService<ErasureWorker>();
        builder.Services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy(Limit, context => RateLimitPartition.GetFixedWindowLimiter(
            context.User.FindFirstValue("sub") ?? "nobody", _ => new() { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) })));
    }

    public static void MapPrivacy(this WebApplication app)
    {
        var privacy = app.MapGroup("/api/privacy").RequireAuthorization(Policies.Admin).WithTags("Privacy");
        privacy.MapPost("/find", FindPerson).WithName(nameof(FindPerson)).RequireRateLimiting(Limit);
        privacy.MapPost("/export", ExportPerson).WithName(nameof(ExportPerson)).RequireRateLimiting(Limit).Produces(StatusCodes.Status200OK, contentType: "application/zip");
        privacy.MapPost("/erase", ErasePerson).WithName(nameof(ErasePerson)).RequireRateLimiting(Limit);
        privacy.MapGet("/erasures", GetErasures).WithName(nameof(GetErasures));
    }

    static async Task<Results<Ok<PersonFound>, NotFound, ValidationProblem>> FindPerson(PersonRequest request, People people, CancellationToken ct)
    {
        if (!TryRead(request, out var asked))
        {
            return OneOf();
        }

        var person = await people.FindAsync(asked, ct);
        return person.IsKnown
            ? TypedResults.Ok(new PersonFound(person.Names, person.Numbers, person.Conversations, await people.CountAsync(person, ct)))
            : TypedResults.NotFound();
    }

    static async Task<Results<PushStreamHttpResult, NotFound, ValidationProblem>> ExportPerson(
        PersonRequest request, People people, HttpContext http, CancellationToken ct)
    {
        if (!TryRead(request, out var asked))
        {
            return OneOf();
        }

        var person = await people.FindAsync(asked, ct);
        http.Response.Headers.CacheControl = "private, no-store";
        // The archive writes its entries' ends without waiting, in the asynchronous form too.
        http.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
        return person.IsKnown
            ? TypedResults.Stream(into => PersonArchive.WriteAsync(into, person, people, ct), "application/zip", "person.zip")
            : TypedResults.NotFound();
    }

    static async Task<Results<Accepted<ErasureRow>, NotFound, ValidationProblem>> ErasePerson(
        PersonRequest request, People people, GatewayDbContext db, TimeProvider clock, ClaimsPrincipal admin, HttpContext http, CancellationToken ct)
    {
        if (!TryRead(request, out var asked))
        {
            return OneOf();
        }

        var person = await people.FindAsync(asked, ct);
        if (!person.IsKnown)
        {
            return TypedResults.NotFound();
        }

        var erasure = ErasureRequest.Of(person, admin.UserId(), clock.GetUtcNow());
        db.Erasures.Add(erasure);
        await db.SaveChangesAsync(ct);
        http.Audit(before: null, after: new { erasure = erasure.Id });
        return TypedResults.Accepted("/api/privacy/erasures", Row(erasure));
    }

    /// <summary>Newest first.</summary>
    static async Task<Ok<List<ErasureRow>>> GetErasures(GatewayDbContext db, CancellationToken ct) =>
        TypedResults.Ok((await db.Erasures.AsNoTracking().OrderByDescending(e => e.Id).Take(100).ToListAsync(ct)).ConvertAll(Row));

    static ErasureRow Row(ErasureRequest e) => new(e.Id, e.RequestedBy, e.RequestedAt, e.ErasedAt, e.Rows, e.Kept, e.Waiting);

    static bool TryRead(PersonRequest request, out Person person)
    {
        var digits = string.Concat((request.Phone ?? "").Where(char.IsAsciiDigit));
        person = new Person
        {
            Numbers = digits.Length > 0 ? [digits] : [],
            UserIds = string.IsNullOrWhiteSpace(request.UserId) ? [] : [request.UserId.Trim()],
            Conversations = request.ConversationId is { } id ? [id] : [],
        };
        return person.Numbers.Count + person.UserIds.Count + person.Conversations.Count == 1;
    }

    static ValidationProblem OneOf() => TypedResults.ValidationProblem(new Dictionary<string, string[]>
    {
        ["phone"] = ["Say who by exactly one: a phone number, a user id, or a conversation."],
    });
}
