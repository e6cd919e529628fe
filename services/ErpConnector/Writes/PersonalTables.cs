using Bridge.ServiceDefaults;

namespace Bridge.ErpConnector.Writes;

/// <summary>
/// What ErpConnector holds of people: what was written to the ERP for them. The key of a write and how it ended stay, for they are what keeps a command that
/// comes late from being done twice.
/// </summary>
internal static class PersonalTables
{
    const string OfHisWrites = "split_part(t.key, ':', 1) = ANY(@keys::text[])";

    public static readonly PersonalData Data = new(
        [
            new("call", OfHisWrites),
            new("intent", $"{OfHisWrites} AND (t.fields::text <> '{{}}' OR t.answer IS NOT NULL OR t.problem IS NOT NULL)")
            {
                Keep = "fields = '{}', answer = NULL, problem = NULL",
            },
        ],
        OfNobody: ["away_operation", "contract_state", "profile"])
    {
        Lock = $"SELECT FROM intent t WHERE {OfHisWrites} ORDER BY t.key FOR UPDATE",
        Busy = $"SELECT EXISTS (SELECT FROM intent t WHERE {OfHisWrites} AND t.settled_at IS NULL)",
    };
}
