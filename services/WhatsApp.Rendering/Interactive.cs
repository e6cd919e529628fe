using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;

namespace Bridge.WhatsApp.Rendering;

/// <summary>The kinds of <c>"type":"interactive"</c>.</summary>
static class Interactive
{
    internal const string Type = "interactive";

    public static (string, JsonObject) Buttons(ButtonsContent content, string? mediaId, TextFitter fit)
    {
        var count = content.Buttons.Count;
        if (count is 0 or > WhatsAppLimits.Buttons)
        {
            throw new RefusedException("buttons", $"are {count}; WhatsApp takes 1 to {WhatsAppLimits.Buttons}");
        }

        var message = New("button", Body(content.Body, WhatsAppLimits.InteractiveBody, fit));
        if (content.File is { } file)
        {
            message["header"] = FileHeader(file, mediaId, fit);
        }
        else
        {
            AddHeader(message, content.Header, content.Picture, mediaId, fit);
        }

        AddFooter(message, content.Footer, fit);
        var (ids, titles) = (new HashSet<string>(), new HashSet<string>());
        var buttons = content.Buttons.Select((button, i) =>
        {
            var field = $"buttons[{i}]";
            return (JsonNode)new JsonObject
            {
                ["type"] = "reply",
                ["reply"] = new JsonObject
                {
                    ["id"] = Unique($"{field}.id", TextFitter.Id($"{field}.id", button.Id, WhatsAppLimits.ButtonId), ids),
                    ["title"] = fit.Distinct($"{field}.title", button.Title,
                        fit.Line($"{field}.title", button.Title, WhatsAppLimits.ButtonTitle), titles, WhatsAppLimits.ButtonTitle),
                },
            };
        });
        message["action"] = new JsonObject { ["buttons"] = new JsonArray([.. buttons]) };
        return (Type, message);
    }

    public static (string, JsonObject) List(ListContent content, TextFitter fit)
    {
        var sections = content.Sections;
        var rows = sections.Sum(s => s.Rows.Count);
        if (sections.Count is 0 or > WhatsAppLimits.Sections || rows is 0 or > WhatsAppLimits.Rows || sections.Any(s => s.Rows.Count == 0))
        {
            throw new RefusedException("sections",
                $"are {sections.Count} with {rows} rows; WhatsApp takes up to {WhatsAppLimits.Sections} with at least one row each, {WhatsAppLimits.Rows} in all");
        }

        var message = New("list", Body(content.Body, WhatsAppLimits.ListBody, fit));
        AddHeader(message, content.Header, fit);
        AddFooter(message, content.Footer, fit);
        var ids = new HashSet<string>();
        message["action"] = new JsonObject
        {
            ["button"] = fit.Line("action.button", content.ButtonLabel, WhatsAppLimits.ListLabel),
            ["sections"] = new JsonArray([.. sections.Select((section, i) => Section(section, $"sections[{i}]", sections.Count > 1, ids, fit))]),
        };
        return (Type, message);
    }

    static JsonObject Section(ListSection section, string field, bool titled, HashSet<string> ids, TextFitter fit)
    {
        var json = new JsonObject();
        var title = titled
            ? fit.Line($"{field}.title", section.Title, WhatsAppLimits.SectionTitle)
            : fit.OptionalLine($"{field}.title", section.Title, WhatsAppLimits.SectionTitle);
        if (title is not null)
        {
            json["title"] = title;
        }

        json["rows"] = new JsonArray([.. section.Rows.Select((row, i) => Row(row, $"{field}.rows[{i}]", ids, fit))]);
        return json;
    }

    static JsonObject Row(ListRow row, string field, HashSet<string> ids, TextFitter fit)
    {
        var json = new JsonObject
        {
            ["id"] = Unique($"{field}.id", TextFitter.Id($"{field}.id", row.Id, WhatsAppLimits.RowId), ids),
            ["title"] = fit.Line($"{field}.title", row.Title, WhatsAppLimits.RowTitle),
        };
        if (fit.OptionalLine($"{field}.description", row.Description, WhatsAppLimits.RowDescription) is { } description)
        {
            json["description"] = description;
        }

        return json;
    }

    public static (string, JsonObject) Link(LinkContent content, string? mediaId, TextFitter fit)
    {
        if (content.Url is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
        {
            throw new RefusedException("action.url", "is not an absolute http address");
        }

        var message = New("cta_url", Body(content.Body, WhatsAppLimits.InteractiveBody, fit));
        AddHeader(message, content.Header, content.Picture, mediaId, fit);
        AddFooter(message, content.Footer, fit);
        message["action"] = new JsonObject
        {
            ["name"] = "cta_url",
            ["parameters"] = new JsonObject
            {
                ["display_text"] = fit.Line("action.display_text", content.Label, WhatsAppLimits.LinkLabel),
                ["url"] = content.Url.AbsoluteUri,
            },
        };
        return (Type, message);
    }

    public static (string, JsonObject) ContactRequest(ContactRequestContent content, TextFitter fit) =>
        (Type, Request("request_contact_info", "request_contact_info", content.Body, fit));

    public static (string, JsonObject) LocationRequest(LocationRequestContent content, TextFitter fit) =>
        (Type, Request("location_request_message", "send_location", content.Body, fit));

    static JsonObject Request(string type, string action, string body, TextFitter fit)
    {
        var message = New(type, Body(body, WhatsAppLimits.InteractiveBody, fit));
        message["action"] = new JsonObject { ["name"] = action };
        return message;
    }

    public static (string, JsonObject) Form(FormContent content, TextFitter fit)
    {
        var message = New("flow", Body(content.Body, WhatsAppLimits.InteractiveBody, fit));
        AddHeader(message, content.Header, fit);
        AddFooter(message, content.Footer, fit);
        var parameters = new JsonObject
        {
            ["flow_message_version"] = "3",
            ["flow_id"] = TextFitter.Id("action.flow_id", content.FormId, WhatsAppLimits.FormToken),
            ["flow_cta"] = fit.Line("action.flow_cta", TextFitter.WithoutEmoji("action.flow_cta", content.Label), WhatsAppLimits.FormLabel),
            ["flow_token"] = TextFitter.Id("action.flow_token", content.Token, WhatsAppLimits.FormToken),
        };
        if (content.Screen is { Length: > 0 } screen)
        {
            var payload = new JsonObject { ["screen"] = screen };
            if (content.Data.Count > 0)
            {
                payload["data"] = new JsonObject(content.Data.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));
            }

            (parameters["flow_action"], parameters["flow_action_payload"]) = ("navigate", payload);
        }

        message["action"] = new JsonObject { ["name"] = "flow", ["parameters"] = parameters };
        return (Type, message);
    }

    internal static JsonObject New(string type, JsonObject body) => new() { ["type"] = type, ["body"] = body };

    internal static JsonObject Body(string text, int limit, TextFitter fit) => new() { ["text"] = fit.Text("body", text, limit) };

    /// <summary>A file that a person has put there is part of what he says: nothing goes without it.</summary>
    static JsonObject FileHeader(MediaHeader file, string? mediaId, TextFitter fit)
    {
        if (file.Kind is not (MediaKind.Image or MediaKind.Video or MediaKind.Document))
        {
            throw new RefusedException("header", "with buttons can be a picture, a video or a document");
        }

        var type = file.Kind.ToString().ToLowerInvariant();
        var media = new JsonObject { ["id"] = mediaId ?? throw new RefusedException($"header.{type}", "could not be had") };
        if (file.Kind == MediaKind.Document)
        {
            media["filename"] = fit.Line("header.document.filename", file.Filename ?? "file", WhatsAppLimits.Filename);
        }

        return new JsonObject { ["type"] = type, [type] = media };
    }

    /// <summary>The picture, or the text where it could not be had.</summary>
    static void AddHeader(JsonObject message, string? text, ImageRef? picture, string? mediaId, TextFitter fit)
    {
        if (picture is not null && mediaId is not null)
        {
            message["header"] = new JsonObject { ["type"] = "image", ["image"] = new JsonObject { ["id"] = mediaId } };
            return;
        }

        AddHeader(message, text, fit);
        if (picture is not null)
        {
            fit.Note("header", ChangeKind.PictureLeftOut);
        }
    }

    internal static void AddHeader(JsonObject message, string? text, TextFitter fit)
    {
        if (fit.OptionalLine("header", text, WhatsAppLimits.Header) is { } header)
        {
            message["header"] = new JsonObject { ["type"] = "text", ["text"] = header };
        }
    }

    internal static void AddFooter(JsonObject message, string? text, TextFitter fit)
    {
        if (fit.OptionalLine("footer", text, WhatsAppLimits.Footer) is { } footer)
        {
            message["footer"] = new JsonObject { ["text"] = footer };
        }
    }

    internal static string Unique(string field, string id, HashSet<string> taken) =>
        taken.Add(id) ? id : throw new RefusedException(field, "is the same as another");
}
