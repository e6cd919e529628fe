using System.Text.Json;
using System.Text.Json.Serialization;
using Bridge.WhatsAppSandbox.Control;
using Bridge.WhatsAppSandbox.Graph.Account;
using Bridge.WhatsAppSandbox.Graph.Media;
using Bridge.WhatsAppSandbox.Graph.Messages;
using Bridge.WhatsAppSandbox.Outbound;
using Bridge.WhatsAppSandbox.State;
using Bridge.WhatsAppSandbox.Templates;
using Bridge.WhatsAppSandbox.Webhooks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox;

internal static class SandboxSetup
{
    private const string Phone = "phone.html";

    public static void AddSandbox(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<WhatsAppOptions>().BindConfiguration(WhatsAppOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SandboxOptions>().BindConfiguration(SandboxOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<TimeProvider>(new SandboxClock());
        services.AddHealthChecks();
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
        // The phone sends CVs and pictures; 100 MB is what WhatsApp takes as a document.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MediaRules.LargestFile + 1024 * 1024);
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(form => form.MultipartBodyLengthLimit = MediaRules.LargestFile + 1024 * 1024);

        services.AddSingleton<LiveEvents>();
        services.AddSingleton<DataDirectory>();
        services.AddSingleton<Journal>();
        services.AddSingleton<SandboxStore>();
        services.AddSingleton<MediaStore>();
        services.AddSingleton<TemplateStore>();
        services.AddSingleton<TemplateReview>();
        services.AddSingleton<ResumableUploads>();
        services.AddSingleton<Faults>();
        services.AddSingleton<PairRate>();
        services.AddSingleton<Throughput>();
        services.AddSingleton<Scenarios>();
        services.AddSingleton<Chance>();
        services.AddSingleton<PhoneNumber>();
        services.AddSingleton<ManagementLimit>();
        services.AddSingleton<QrCodes>();
        services.AddSingleton<PortfolioLimit>();
        services.AddSingleton<Overrides>();
        services.AddSingleton<RequestLog>();
        services.AddSingleton<BackgroundWork>();
        services.AddSingleton<WebhookEnvelope>();
        services.AddSingleton<WebhookQueue>();
        services.AddSingleton<WebhookLoad>();
        services.AddSingleton<CustomerPhone>();
        services.AddSingleton<Control.Send.As>();
        services.AddSingleton<LinkedMedia>();
        services.AddSingleton<StatusProgress>();
        services.AddSingleton<ResolveMedia>();
        services.AddSingleton<AcceptMessage>();
        services.AddSingleton<MarkRead>();
        services.AddHostedService<Startup>();
        services.AddHostedService<Handshake>();

        // No loggers: their lines would hold the verify token and the addresses of media.
        services.AddHttpClient(WebhookQueue.Client, (provider, http) => http.Timeout = provider.GetRequiredService<IOptions<SandboxOptions>>().Value.WebhookTimeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null })
            .RemoveAllLoggers();
        services.AddHttpClient(LinkedMedia.Client, http => http.Timeout = TimeSpan.FromSeconds(10)).RemoveAllLoggers();
    }

    public static void UsePhone(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(async (context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.ContentSecurityPolicy =
                "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; style-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
            await next();
        });

        var built = app.Services.GetRequiredService<IOptions<SandboxOptions>>().Value.PhoneFiles ?? Path.Combine(app.Environment.ContentRootPath, "phone");
        if (!File.Exists(Path.Combine(built, Phone)))
        {
            app.MapGet("/", () => "The phone is not built here: run `npm run build:phone` in web/ and point Sandbox:PhoneFiles to web/dist-phone.");
            return;
        }
        var files = new PhysicalFileProvider(Path.GetFullPath(built));
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, DefaultFileNames = [Phone] });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
    }
}
