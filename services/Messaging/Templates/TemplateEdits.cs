namespace Bridge.Messaging.Templates;

/// <summary>
/// How often an approved template may be changed (Meta's page on template management; beyond it subcode 2388039). A rejected or paused one may be changed as often as
/// one likes. What was changed in WhatsApp Manager is not known here: then Meta's own refusal tells.
/// </summary>
static class TemplateEdits
{
    public const int MostInWindow = 10;
    public static readonly TimeSpan Window = TimeSpan.FromDays(30);
    public static readonly TimeSpan Pause = TimeSpan.FromHours(24);

    /// <summary>For the console: not one of the draft's fields.</summary>
    public const string Field = "template";

    public static IEnumerable<TemplateProblem> Problems(Template template, DateTimeOffset now)
    {
        if (!MayBeChanged(template))
        {
            yield return new TemplateProblem(Field, "notEditable", $"A template that is {template.Status} cannot be changed.");
        }

        if (template.Status != "APPROVED")
        {
            yield break;
        }

        if (Lately(template, now) is { Length: >= MostInWindow } many)
        {
            yield return new TemplateProblem(Field, "editWindow", $"An approved template is changed at most {MostInWindow} times in {Window.Days} days: again from {many[^MostInWindow] + Window:u}.");
        }
        else if (template.EditedAt is [.., var last] && last + Pause > now)
        {
            yield return new TemplateProblem(Field, "editPause", $"An approved template is changed once in {Pause.TotalHours} hours: again from {last + Pause:u}.");
        }
    }

    public static bool MayBeChanged(Template template) => template.Status is "APPROVED" or "REJECTED" or "PAUSED";

    public static void Note(Template template, DateTimeOffset now) => template.EditedAt = template.Status == "APPROVED" ? [.. Lately(template, now), now] : template.EditedAt;

    static DateTimeOffset[] Lately(Template template, DateTimeOffset now) => [.. template.EditedAt.Where(at => at + Window > now)];
}
