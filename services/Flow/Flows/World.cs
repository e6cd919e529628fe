using System.Buffers.Binary;
using System.Security.Cryptography;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine;
using Bridge.Flow.Sessions;
using Bridge.Flow.Settings;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

/// <summary>What a turn knows of the company, and the bundle that a new session is pinned to.</summary>
sealed record World(
    string CompanyName, string Country, string Currency, string TimeZone, long BundleVersion, string[]? Languages, IReadOnlyList<OpeningHours>? Hours,
    IReadOnlyList<PaymentWay>? Payments, HandOverSettings? HandOver, NewsTemplate? OrderNews, int? RemindAfterMinutes, bool? PricesIncludeTax, bool Paused)
{
    /// <summary>One look for all that every turn must know.</summary>
    public static Task<World> ReadAsync(FlowDbContext db, CancellationToken ct) => Look(db, ct);

    static readonly Func<FlowDbContext, CancellationToken, Task<World>> Look = EF.CompileAsyncQuery((FlowDbContext db, CancellationToken ct) =>
        db.Companies.AsNoTracking()
            .Select(c => new World(
                c.Name, c.Country, c.Currency, c.TimeZone, db.Bundles.Max(b => (long?)b.Version) ?? 0,
                db.BotSettings.Select(s => s.Languages).FirstOrDefault(), db.BotSettings.Select(s => s.Hours).FirstOrDefault(),
                db.BotSettings.Select(s => s.Payments).FirstOrDefault(), db.BotSettings.Select(s => s.HandOver).FirstOrDefault(),
                db.BotSettings.Select(s => s.OrderNews).FirstOrDefault(), db.BotSettings.Select(s => s.RemindAfterMinutes).FirstOrDefault(),
                db.BotSettings.Select(s => s.PricesIncludeTax).FirstOrDefault(), db.BotPauses.Any()))
            .Single());

    /// <summary>What the console has saved wins over the environment.</summary>
    public IReadOnlyList<string> LanguagesOr(FlowOptions options) => Languages ?? options.Languages;

    public IReadOnlyList<PaymentWay> PaymentsOr(FlowOptions options) => Payments ?? [.. options.PaymentMethods.Select(method => new PaymentWay(method))];

    public TimeSpan? RemindAfterOr(FlowOptions options) => RemindAfterMinutes switch { null => options.RemindAfter, 0 => null, { } minutes => TimeSpan.FromMinutes(minutes) };

    /// <summary>On the company's clocks; a time zone that this machine does not know is UTC.</summary>
    public DateTimeOffset Local(DateTimeOffset now) => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? TimeZoneInfo.ConvertTime(now, zone) : now;

    public EngineContext ContextOf(Conversation conversation, DateTimeOffset now, FlowOptions options) =>
        ContextOf(conversation.Id, conversation.Customer, conversation.Inputs, now, options) with { Paused = Paused };

    public EngineContext ContextOf(Guid conversation, Customer customer, long input, DateTimeOffset now, FlowOptions options) => new()
    {
        Now = now,
        ConversationId = conversation,
        Customer = customer,
        Seed = SeedOf(conversation, input),
        CompanyName = CompanyName,
        Country = Country,
        Currency = Currency,
        UtcOffset = Local(now).Offset,
        Open = OpeningHours.IsOpen(Hours ?? [], Local(now)),
        OpensAt = OpeningHours.OpensAt(Hours ?? [], Local(now)),
        Languages = LanguagesOr(options),
        Payments = PaymentsOr(options),
        OrderNews = OrderNews,
        PricesIncludeTax = PricesIncludeTax,
        Limits = new Limits { Misunderstandings = (HandOver ?? new HandOverSettings()).Misunderstandings, RemindAfter = RemindAfterOr(options) },
    };

    /// <summary>The same for the same input of the same conversation, so that a turn can be told again; never the same for another (RFC 9562, version 8).</summary>
    public static Guid SeedOf(Guid conversation, long input)
    {
        Span<byte> text = stackalloc byte[24];
        conversation.TryWriteBytes(text, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(text[16..], input);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(text, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
