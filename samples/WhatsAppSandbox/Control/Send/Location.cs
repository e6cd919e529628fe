using System.Text.Json.Nodes;

namespace Bridge.WhatsAppSandbox.Control.Send;

/// <summary>Name and address only where a place was chosen; <c>replyTo</c> the question it answers, if it was asked for.</summary>
internal sealed record LocationRequest(double? Latitude, double? Longitude, string? Name = null, string? Address = null, string? ReplyTo = null);

internal static class Location
{
    public static void Map(RouteGroupBuilder control) => control.MapPost("/customers/{id}/location", Handle);

    private static IResult Handle(string id, LocationRequest body, As send)
    {
        if (body.Latitude is not (>= -90 and <= 90))
        {
            return As.Problem("latitude", "From -90 to 90 degrees.");
        }
        if (body.Longitude is not (>= -180 and <= 180))
        {
            return As.Problem("longitude", "From -180 to 180 degrees.");
        }
        var location = new JsonObject { ["latitude"] = body.Latitude, ["longitude"] = body.Longitude };
        if (body.Name is not null)
        {
            location["name"] = body.Name;
        }
        if (body.Address is not null)
        {
            location["address"] = body.Address;
        }
        return send.Customer(id, "location", location, body.ReplyTo);
    }
}
