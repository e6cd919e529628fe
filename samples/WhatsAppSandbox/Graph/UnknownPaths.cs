using Bridge.WhatsAppSandbox.Graph.Media;
using Bridge.WhatsAppSandbox.State;
using Bridge.WhatsAppSandbox.Templates;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Graph;

/// <summary>What is under a version or an object and is not here: Meta's error, so that a client reads it as it would there.</summary>
internal static class UnknownPaths
{
    public static void Map(RouteGroupBuilder graph, bool versioned)
    {
        graph.Map("/{id:regex(^\\d+$)}/{**rest}", Handle);
        if (versioned)
        {
            graph.Map("/{**rest}", (string? rest) => GraphErrors.UnknownPath(rest).ToResult());
        }
    }

    private static IResult Handle(string id, string? rest, IOptions<WhatsAppOptions> account, MediaStore media, TemplateStore templates) =>
        rest is not null && (id == account.Value.PhoneNumberId || id == account.Value.BusinessAccountId || media.Find(id) is not null || templates.Find(id) is not null)
            ? GraphErrors.UnknownPath(rest).ToResult()
            : GraphErrors.UnknownObject(id).ToResult();
}
