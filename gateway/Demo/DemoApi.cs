using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Bridge.Gateway.Demo;

/// <summary>Configuration section <c>Demo</c>: what runs in the place of the real thing, as whoever starts the services knows it.</summary>
public sealed record DemoOptions
{
    /// <summary>Where phones to chat on are, while the sandbox stands in for Meta.</summary>
    public string? SandboxUrl { get; set; }

    /// <summary>Where the reference ERP is, while Bridge was started without the company's own.</summary>
    public string? ReferenceErpUrl { get; set; }
}

/// <param name="SandboxUrl">Null: messages go to Meta.</param>
/// <param name="ReferenceErpUrl">The profile of the ERP says whether it is in use.</param>
public sealed record DemoResponse(string? SandboxUrl, string? ReferenceErpUrl);

static class DemoApi
{
    public static void AddDemo(this WebApplicationBuilder builder) => builder.Services.AddOptions<DemoOptions>().BindConfiguration("Demo");

    public static void MapDemo(this WebApplication app) =>
        app.MapGet("/api/demo", GetDemo).WithName(nameof(GetDemo)).WithTags("Demo").RequireAuthorization(Policies.Viewer);

    static Ok<DemoResponse> GetDemo(IOptions<DemoOptions> demo) => TypedResults.Ok(Describe(demo.Value));

    public static DemoResponse Describe(DemoOptions demo) => new(demo.SandboxUrl, demo.ReferenceErpUrl);
}
