using System.Collections.Immutable;
using Bridge.Messaging.WhatsApp;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Bridge.Messaging.Accounts.Keys;

/// <summary>
/// What was saved in the console, laid over the environment's: every reader of <see cref="WhatsAppOptions"/> sees it from the next look. Read before the
/// webhook opens, and again every few seconds, so that what one replica saves reaches all.
/// </summary>
sealed partial class SavedAccount(IDbContextFactory<MessagingDbContext> contexts, SecretBox secrets, TimeProvider clock, ILogger<SavedAccount> logger)
    : BackgroundService, IPostConfigureOptions<WhatsAppOptions>, IOptionsChangeTokenSource<WhatsAppOptions>
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    volatile ImmutableDictionary<string, string> _saved = ImmutableDictionary<string, string>.Empty;
    CancellationTokenSource _changed = new();

    public string Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => new CancellationChangeToken(Volatile.Read(ref _changed).Token);

    public void PostConfigure(string? name, WhatsAppOptions options)
    {
        var saved = _saved;
        if (saved.ContainsKey(AccountKey.SandboxClosed) && options.GraphBaseUrl.IsLoopback)
        {
            // The keys of the environment are the sandbox's own: with them it would still be let in.
            options.GraphBaseUrl = WhatsAppOptions.Meta;
            options.AppSecret = options.AppSecretPrevious = options.VerifyToken = options.AccessToken = options.BusinessAccountId = options.PhoneNumberId = null;
        }

        options.AppSecret = saved.GetValueOrDefault(AccountKey.AppSecret, options.AppSecret!);
        options.AppSecretPrevious = saved.GetValueOrDefault(AccountKey.AppSecretPrevious, options.AppSecretPrevious!);
        options.VerifyToken = saved.GetValueOrDefault(AccountKey.VerifyToken, options.VerifyToken!);
        options.AccessToken = saved.GetValueOrDefault(AccountKey.AccessToken, options.AccessToken!);
        options.BusinessAccountId = saved.GetValueOrDefault(AccountKey.BusinessAccountId, options.BusinessAccountId!);
        options.PhoneNumberId = saved.GetValueOrDefault(AccountKey.PhoneNumberId, options.PhoneNumberId!);
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Fresh, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryReadAsync(stoppingToken);
        }
    }

    /// <summary>After a change here: its caller sees it at once.</summary>
    public async Task ReadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var read = (await db.AccountSettings.AsNoTracking().ToListAsync(ct))
            .ToImmutableDictionary(s => s.Name, s => s.Secret is { } box ? secrets.Open(box, AccountSetting.PlaceOf(s.Name)) : s.Value ?? "");
        if (read.Count == _saved.Count && read.All(pair => _saved.GetValueOrDefault(pair.Key) == pair.Value))
        {
            return;
        }

        _saved = read;
        await Interlocked.Exchange(ref _changed, new CancellationTokenSource()).CancelAsync();
    }

    async Task TryReadAsync(CancellationToken ct)
    {
        try
        {
            await ReadAsync(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // What is known goes on being used: a database that is away must not take the keys with it.
            LogUnread(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The saved keys of the WhatsApp account could not be read")]
    partial void LogUnread(Exception e);
}
