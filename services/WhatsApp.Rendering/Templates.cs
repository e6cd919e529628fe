using System.Globalization;
using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;

namespace Bridge.WhatsApp.Rendering;

/// <summary>A template's send: its name, its language, and what its variables stand for.</summary>
static class Templates
{
    public static (string, JsonObject) Render(TemplateContent content, string? mediaId, TextFitter fit)
    {
        var template = new JsonObject
        {
            ["name"] = TextFitter.Id("template.name", content.Name, WhatsAppLimits.TemplateName),
            ["language"] = new JsonObject { ["code"] = TextFitter.Id("template.language", content.Language, WhatsAppLimits.TemplateLanguage) },
        };
        // Components are left out where there are no variables: an empty list is 132000.
        JsonNode?[] components = [Header(content, mediaId, fit), Body(content, fit), .. content.Buttons.Select(button => Button(button, fit))];
        if (components.Any(c => c is not null))
        {
            template["components"] = new JsonArray([.. components.Where(c => c is not null)]);
        }

        return ("template", template);
    }

    static JsonObject? Header(TemplateContent content, string? mediaId, TextFitter fit)
    {
        if (content.HeaderMediaId is not null)
        {
            var type = (content.HeaderKind ?? MediaKind.Image).ToString().ToLowerInvariant();
            var media = new JsonObject { ["id"] = mediaId ?? throw new RefusedException("template.header", "has a file that could not be had") };
            if (content is { HeaderKind: MediaKind.Document, HeaderFilename: { Length: > 0 } name })
            {
                // Without it a phone shows "Untitled".
                media["filename"] = fit.Line("template.header.filename", name, WhatsAppLimits.Filename);
            }

            return Component("header", new JsonObject { ["type"] = type, [type] = media });
        }

        if (content.HeaderLocation is { } place)
        {
            return Component("header", new JsonObject { ["type"] = "location", ["location"] = Plain.Place("template.header", place, fit) });
        }

        if (content.HeaderText is not { Length: > 0 } text)
        {
            return null;
        }

        var parameter = new JsonObject { ["type"] = "text", ["text"] = fit.Parameter("template.header", text, WhatsAppLimits.Header) };
        if (content.HeaderName is { } variable)
        {
            parameter["parameter_name"] = variable;
        }

        return Component("header", parameter);
    }

    static JsonObject? Body(TemplateContent content, TextFitter fit)
    {
        if (content.BodyParameters.Count == 0)
        {
            return null;
        }

        if (content.ParameterNames is { } names && names.Count != content.BodyParameters.Count)
        {
            throw new RefusedException("template.body", $"names {names.Count} parameters and gives {content.BodyParameters.Count}");
        }

        return Component("body", [.. content.BodyParameters.Select((text, i) =>
        {
            var parameter = new JsonObject
            {
                ["type"] = "text",
                ["text"] = fit.Parameter($"template.body[{i}]", text, WhatsAppLimits.TemplateParameter),
            };
            if (content.ParameterNames is { } named)
            {
                parameter["parameter_name"] = named[i];
            }

            return parameter;
        })]);
    }

    static JsonObject Button(TemplateButton button, TextFitter fit)
    {
        var field = $"template.buttons[{button.Index}]";
        var (type, parameter) = button.Kind switch
        {
            TemplateButtonKind.Url => ("url", new JsonObject { ["type"] = "text", ["text"] = fit.Parameter(field, button.Value, WhatsAppLimits.TemplateParameter) }),
            TemplateButtonKind.QuickReply => ("quick_reply", new JsonObject { ["type"] = "payload", ["payload"] = TextFitter.Id(field, button.Value, WhatsAppLimits.TemplatePayload) }),
            TemplateButtonKind.Form => ("flow", Action(new JsonObject { ["flow_token"] = TextFitter.Id(field, button.Value, WhatsAppLimits.FormToken) })),
            TemplateButtonKind.Catalog => ("catalog", Action(Thumbnail(field, button))),
            TemplateButtonKind.Products => ("mpm", Action(ProductsOf(field, button, fit))),
            _ => ("copy_code", new JsonObject { ["type"] = "coupon_code", ["coupon_code"] = TextFitter.Id(field, button.Value, WhatsAppLimits.CouponCode) }),
        };
        return new JsonObject
        {
            ["type"] = "button",
            ["sub_type"] = type,
            ["index"] = button.Index.ToString(CultureInfo.InvariantCulture),
            ["parameters"] = new JsonArray(parameter),
        };
    }

    static JsonObject Action(JsonObject action) => new() { ["type"] = "action", ["action"] = action };

    static JsonObject Thumbnail(string field, TemplateButton button) =>
        new() { ["thumbnail_product_retailer_id"] = TextFitter.Id(field, button.Value, WhatsAppLimits.RetailerId) };

    static JsonObject ProductsOf(string field, TemplateButton button, TextFitter fit)
    {
        var action = Thumbnail(field, button);
        action["sections"] = Products.Sections(field, button.Sections, fit);
        return action;
    }

    static JsonObject Component(string type, params JsonObject[] parameters) => new() { ["type"] = type, ["parameters"] = new JsonArray([.. parameters]) };
}
