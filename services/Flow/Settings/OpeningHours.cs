using System.Globalization;
using System.Text.Json.Serialization;

namespace Bridge.Flow.Settings;

/// <summary>On the company's clocks. Until midnight is written 00:00.</summary>
public sealed record OpeningHours([property: JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))] DayOfWeek Day, TimeOnly From, TimeOnly To)
{
    public static bool IsOpen(IReadOnlyList<OpeningHours> hours, DateTimeOffset local)
    {
        var time = TimeOnly.FromDateTime(local.DateTime);
        return hours.Count == 0 || hours.Any(h => h.Day == local.DayOfWeek && time >= h.From && (time < h.To || h.To == TimeOnly.MinValue));
    }

    /// <summary>When somebody is there again, without a word of any language; null while somebody is.</summary>
    public static string? OpensAt(IReadOnlyList<OpeningHours> hours, DateTimeOffset local)
    {
        if (IsOpen(hours, local))
        {
            return null;
        }

        for (var day = 0; day <= 7; day++)
        {
            var date = local.AddDays(day);
            var next = hours.Where(h => h.Day == date.DayOfWeek && (day > 0 || h.From > TimeOnly.FromDateTime(local.DateTime))).Select(h => (TimeOnly?)h.From).Min();
            if (next is { } from)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{(day == 0 ? "" : date.ToString("dd/MM ", CultureInfo.InvariantCulture))}{from:HH:mm}");
            }
        }

        return null;
    }
}
