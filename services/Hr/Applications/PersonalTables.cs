using Bridge.ServiceDefaults;

namespace Bridge.Hr.Applications;

/// <summary>What Hr holds of applicants: all of it goes when one is erased, with his CV.</summary>
internal static class PersonalTables
{
    const string His = "(t.conversation_id = ANY(@conversations) OR t.contact_id = ANY(@contacts) OR t.submission_id = ANY(@keys))";
    const string OfHisApplications = $"t.application_id IN (SELECT t.id FROM application t WHERE {His})";

    public static readonly PersonalData Data = new(
        [
            new("application_entry", OfHisApplications),
            new("cv_link", OfHisApplications) { Shown = "json_build_object('applicationId', t.application_id, 'expiresAt', t.expires_at)" },
            new("application", His),
        ],
        OfNobody: ["job", "stage_template", "sync_run"])
    {
        Find = $"""
            SELECT 'key', t.submission_id::text FROM application t WHERE {His} OR ltrim(t.phone, '+') = ANY(@numbers)
            UNION SELECT 'name', t.name FROM application t WHERE {His} OR ltrim(t.phone, '+') = ANY(@numbers)
            """,
        Lock = $"SELECT FROM application t WHERE {His} ORDER BY t.id FOR UPDATE",
        Busy = $"SELECT EXISTS (SELECT FROM application t WHERE {His} AND t.delivery = '{nameof(Delivery.Sending)}')",
        Files = new(
            Select: $"SELECT t.id, coalesce(t.cv_filename, 'cv'), t.cv_sha256 FROM application t WHERE t.cv_sha256 IS NOT NULL AND {His}",
            Path: "/internal/applications/{0}/cv",
            Used: "SELECT EXISTS (SELECT FROM application WHERE cv_sha256 = @sha256)"),
    };
}
