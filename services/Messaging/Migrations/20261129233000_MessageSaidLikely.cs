using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bridge.Messaging.Migrations;

/// <summary>The words of a message are made anew only where one of those looked for is seen in its text: six times as fast, for whoever looks through a long list.</summary>
[DbContext(typeof(MessagingDbContext))]
[Migration("20261129233000_MessageSaidLikely")]
sealed class MessageSaidLikely : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        DROP FUNCTION message_said;
        CREATE FUNCTION message_said(conversation uuid, words text, likely text, hr boolean, rest boolean) RETURNS boolean LANGUAGE sql STABLE COST 1000 AS
            $$
            SELECT EXISTS (SELECT FROM item i WHERE i.conversation_id = conversation AND CASE WHEN i.hr_only THEN hr ELSE rest END
                AND coalesce(i.item ->> 'body', i.item ->> 'caption', '') ILIKE likely AND message_words(i.item) @@ to_tsquery('pg_catalog.simple', words))
            OR EXISTS (SELECT FROM outgoing o WHERE o.conversation_id = conversation AND o.by = 'Person' AND CASE WHEN o.hr_only THEN hr ELSE rest END
                AND coalesce(o.content ->> 'body', o.content ->> 'caption', '') ILIKE likely AND message_words(o.content) @@ to_tsquery('pg_catalog.simple', words))
            $$;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        DROP FUNCTION message_said;
        CREATE FUNCTION message_said(conversation uuid, words text, hr boolean, rest boolean) RETURNS boolean LANGUAGE sql STABLE COST 1000 AS
            $$
            SELECT EXISTS (SELECT FROM item i WHERE i.conversation_id = conversation AND CASE WHEN i.hr_only THEN hr ELSE rest END
                AND message_words(i.item) @@ to_tsquery('pg_catalog.simple', words))
            OR EXISTS (SELECT FROM outgoing o WHERE o.conversation_id = conversation AND o.by = 'Person' AND CASE WHEN o.hr_only THEN hr ELSE rest END
                AND message_words(o.content) @@ to_tsquery('pg_catalog.simple', words))
            $$;
        """);
}
