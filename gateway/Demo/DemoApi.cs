using Bridge.Gateway.Users;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Bridge.Gateway.Demo;

/// <summary>Configuration section <c>Demo</c>: what runs in the place of the real thing, as whoever starts the services knows it.</summary>
public sealed record DemoOptions
{
    /// <summary>Where phones to chat on are, while the sandbox stands in for Meta.</summary>
    public string? SandboxUrl { get; set; }

    /// <summary>Stands there once the sandbox was closed: whoever starts the services starts it no more.</summary>
    public string? SandboxClosedFile { get; set; }

    /// <summary>Where the reference ERP is, while Bridge was started without the company's own.</summary>
    public string? ReferenceErpUrl { get; set; }
}

/// <param name="SandboxUrl">Null: messages go to Meta.</param>
/// <param name="ReferenceErpUrl">The profile of the ERP says whether it is in use.</param>
/// <param name="SandboxClosed">It was closed here, and can be opened again until Bridge is started anew.</param>
public sealed record DemoResponse(string? SandboxUrl, string? ReferenceErpUrl, bool SandboxClosed);

static class DemoApi
{
    public static void AddDemo(this WebApplicationBuilder builder) => builder.Services.AddOptions<DemoOptions>().BindConfiguration("Demo");

    public static void MapDemo(this WebApplication app)
    {
        var demo = app.MapGroup("/api/demo").WithTags("Demo");
        demo.MapGet("/", GetDemo).WithName(nameof(GetDemo)).RequireAuthorization(Policies.Viewer);
        var admins = demo.MapGroup("").RequireAuthorization(Policies.Admin);
        admins.MapPut("/sandbox", CloseSandbox.Handle).WithName(nameof(CloseSandbox)).WithMetadata(NeedsRecentProof.Marked);
        admins.MapPost("/forget", ForgetDemo.Handle).WithName(nameof(ForgetDemo)).WithMetadata(NeedsRecentProof.Marked);
    }

    static Ok<DemoResponse> GetDemo(IOptions<DemoOptions> demo) => TypedResults.Ok(Describe(demo.Value));

    public static DemoResponse Describe(DemoOptions demo)
    {
        var closed = demo.SandboxUrl is not null && File.Exists(demo.SandboxClosedFile);
        return new(closed ? null : demo.SandboxUrl, demo.ReferenceErpUrl, closed);
    }
}
