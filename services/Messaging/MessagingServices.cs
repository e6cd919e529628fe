using Bridge.Contracts.Messaging;
using Bridge.Messaging.Accounts.Keys;
using Bridge.Messaging.Contacts;
using Bridge.Messaging.Conversations;
using Bridge.Messaging.Health;
using Bridge.Messaging.Ingest;
using Bridge.Messaging.Media;
using Bridge.Messaging.Sending;
using Bridge.Messaging.Statuses;
using Bridge.Messaging.Templates;
using Bridge.Messaging.Webhooks;
using Bridge.Messaging.WhatsApp;
using Bridge.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging;

static class MessagingServices
{
    public static void AddMessaging(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<SavedAccount>().AddSingleton<IPostConfigureOptions<WhatsAppOptions>>(s => s.GetRequiredService<SavedAccount>())
            .AddSingleton<IOptionsChangeTokenSource<WhatsAppOptions>>(s => s.GetRequiredService<SavedAccount>());
        // The first of all that start: nothing is received or sent with keys that no longer hold.
        services.AddHostedService(s => s.GetRequiredService<SavedAccount>());
        builder.AddSealedColumn(new SealedColumn("account_setting", "secret", "name", AccountSetting.PlaceOf));
        services.AddOptions<WhatsAppOptions>().BindConfiguration("WhatsApp")
            .PostConfigure(whatsApp => whatsApp.DoorUrl ??= builder.Configuration.GetSection("services:gateway").Exists() ? new Uri("https+http://gateway/health/live") : null)
            .PostConfigure(whatsApp => whatsApp.WebhookUrl ??= Uri.TryCreate(builder.Configuration["BRIDGE_PUBLIC_URL"], UriKind.Absolute, out var own) ? new Uri(own, "/webhooks/whatsapp") : null)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<IngestOptions>().BindConfiguration("Ingest").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MediaOptions>().BindConfiguration("Media")
            .PostConfigure(media => media.Path = media.Path is { Length: > 0 } path ? path : Path.Combine(builder.Configuration["BRIDGE_DATA"] ?? ".data", "media"))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<S3Options>().BindConfiguration("Media:S3").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ScanOptions>().BindConfiguration("Media:Scan").ValidateOnStart();
        services.AddSingleton<MessagingMetrics>();

        services.AddSingleton<IngestQueue>().AddSingleton<Echoes>().AddSingleton<IngestTransaction>().AddSingleton<IngestSignals>();
        services.AddLiveFeed<ConversationChanged>(changes => new ConversationsChanged(changes));
        services.AddSingleton<ConversationChanges>().AddHostedService(s => s.GetRequiredService<ConversationChanges>());
        services.AddSingleton<ShownRecipients>().AddSingleton<StatusChanges>().AddHostedService(s => s.GetRequiredService<StatusChanges>());
        services.AddHostedService<IngestWriter>();
        services.AddSingleton<MergeSignal>().AddHostedService<Merging>().AddScoped<MergeContacts>();
        services.AddHostedService<MessageHours>();

        services.AddSingleton<Throughput>().AddHostedService(s => s.GetRequiredService<Throughput>());
        services.AddSingleton<SendLease>().AddSingleton<Pace>().AddSingleton<MessageDelivery>().AddSingleton<UnknownOutcome>().AddSingleton<WebhookDoor>();
        services.AddSingleton<ConversationSender>().AddSingleton<TurnStore>();
        services.AddSingleton<ReadMarks>().AddHostedService(s => s.GetRequiredService<ReadMarks>());
        services.AddSingleton<SendScheduler>().AddHostedService(s => s.GetRequiredService<SendScheduler>());
        services.AddHostedService<SendSweeper>().AddHostedService<SilenceSweeper>();
        services.AddOptions<SilenceOptions>().BindConfiguration("Silence").ValidateDataAnnotations().ValidateOnStart();

        services.AddHostedService<SilentTakeOvers>();
        services.AddOptions<TakeOverOptions>().BindConfiguration("TakeOver").ValidateDataAnnotations().ValidateOnStart();

        services.AddScoped<TemplateSync>();
        services.AddSingleton<TemplateSignal>().AddHostedService<TemplateRefresh>().AddSingleton<FailureActions>();
        services.AddSingleton<MediaSignal>().AddSingleton<MediaStore>().AddSingleton<MediaLinks>().AddSingleton<ObjectStore>().AddSingleton<VirusScan>().AddSingleton<MediaDownload>().AddSingleton<OutboundMedia>();
        services.AddHostedService<MediaFetcher>().AddHostedService<MediaSweeper>();

        // No handler repeats a request to the Graph API: it has no idempotency key. Idle connections are given up before the other side does it.
        services.AddSingleton<GraphClient>().AddSingleton<ResumableUpload>();
        services.AddHttpClient(GraphClient.ClientName, (s, http) => http.Timeout = TimeSpan.FromSeconds(
            s.GetRequiredService<IOptions<WhatsAppOptions>>().Value.GraphTimeoutSeconds)).ConfigurePrimaryHttpMessageHandler(Handler);
        services.AddHttpClient(OutboundMedia.ClientName, http => http.Timeout = TimeSpan.FromMinutes(10)).ConfigurePrimaryHttpMessageHandler(Handler);
        services.AddHttpClient(MediaDownload.ClientName, http => http.Timeout = TimeSpan.FromMinutes(5)).ConfigurePrimaryHttpMessageHandler(Handler);
        services.AddSingleton<AccountChecks>().AddSingleton<LastWebhook>().AddSingleton<WebhookReceiver>();
        services.AddHttpClient(AccountChecks.ClientName, http => http.Timeout = TimeSpan.FromSeconds(10)).ConfigurePrimaryHttpMessageHandler(Handler).RemoveAllLoggers();
        services.AddHttpClient(ObjectStore.ClientName, http => http.Timeout = TimeSpan.FromMinutes(5)).ConfigurePrimaryHttpMessageHandler(Handler);
        services.AddHttpClient(WebhookDoor.ClientName, http => http.Timeout = TimeSpan.FromSeconds(1)).AddServiceAddress();
        builder.AddServiceClient(OutboundMedia.Catalog);

        services.AddHealthSource<AccountHealth>();
        services.AddHealthSource<TemplateHealth>();
        services.AddLagSource<UnsentMessages>();
        services.AddScoped<IFailures, FailedMessages>();

        services.AddSingleton<IFilesByHash>(s => s.GetRequiredService<MediaStore>());
        builder.AddPersonalData(PersonalTables.Data);
        builder.AddRetention(Retention.Classes);
    }

    static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(5),
    };
}
