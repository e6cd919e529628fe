using System.Globalization;
using Bridge.WhatsApp.Rendering;

namespace Bridge.Flow.Settings;

/// <summary>All that is wrong with what was sent to be saved, each under its field.</summary>
static class BotSettingsCheck
{
    public static Dictionary<string, string[]> Wrong(SaveBotSettingsRequest request)
    {
        var wrong = new Dictionary<string, string[]>();
        for (var i = 0; i < request.Hours.Count; i++)
        {
            if (request.Hours[i].To <= request.Hours[i].From && request.Hours[i].To != TimeOnly.MinValue)
            {
                wrong[$"hours[{i}].to"] = ["After the beginning, on the same day; 00:00 is midnight."];
            }
        }

        if (request.Languages?.Any(string.IsNullOrWhiteSpace) == true)
        {
            wrong["languages"] = ["Each is a language, for instance en or pt-BR."];
        }

        for (var i = 0; i < request.Payments?.Count; i++)
        {
            var way = request.Payments[i];
            if (!Enum.IsDefined(way.Method) || request.Payments.Take(i).Any(other => other.Method == way.Method))
            {
                wrong[$"payments[{i}].method"] = ["Each method once."];
            }

            Texts(wrong, $"payments[{i}].names", way.Names, WhatsAppLimits.ButtonTitle);
            Texts(wrong, $"payments[{i}].words", way.Words, WhatsAppLimits.InteractiveBody);
        }

        if (request.OrderNews is { } news)
        {
            if (string.IsNullOrWhiteSpace(news.Name))
            {
                wrong["orderNews.name"] = ["The name of a template."];
            }

            if (news.Languages is not { Count: > 0 } || news.Languages.Any(string.IsNullOrWhiteSpace))
            {
                wrong["orderNews.languages"] = ["At least one, as Meta writes it, for instance en or pt_BR."];
            }

            if (news.Parameters is null || news.Parameters.Any(string.IsNullOrWhiteSpace))
            {
                wrong["orderNews.parameters"] = ["Each says something."];
            }
        }

        return wrong;
    }

    static void Texts(Dictionary<string, string[]> wrong, string field, IReadOnlyDictionary<string, string> texts, int longest)
    {
        foreach (var (language, text) in texts)
        {
            if (string.IsNullOrWhiteSpace(text) || new StringInfo(text).LengthInTextElements > longest)
            {
                wrong[$"{field}.{language}"] = [$"Between 1 and {longest} characters."];
            }
        }
    }
}
