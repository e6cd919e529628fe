using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Bridge.Gateway.Demo;

public sealed record CloseSandboxRequest(bool Closed);

/// <summary>Messaging leaves the sandbox at once: it sends nothing there and opens nothing that comes from there. Until Bridge is started anew it can be taken back.</summary>
static class CloseSandbox
{
    public static async Task<Results<Ok<DemoResponse>, ProblemHttpResult>> Handle(
        CloseSandboxRequest request, IOptions<DemoOptions> demo, IHttpClientFactory http, CancellationToken ct)
    {
        if (demo.Value is not { SandboxUrl: not null, SandboxClosedFile: { } file })
        {
            return TypedResults.Problem("Bridge was started without a sandbox.", statusCode: StatusCodes.Status409Conflict);
        }

        using var answer = await http.CreateClient("messaging").PutAsJsonAsync("/internal/sandbox", request, ct);
        answer.EnsureSuccessStatusCode();
        if (request.Closed)
        {
            await File.WriteAllTextAsync(file, "Closed in the console. Without this file ./bridge up starts the sandbox again.\n", ct);
        }
        else
        {
            File.Delete(file);
        }

        return TypedResults.Ok(DemoApi.Describe(demo.Value));
    }
}
