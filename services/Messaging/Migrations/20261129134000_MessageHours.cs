using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bridge.Messaging.Migrations;

/// <summary>What was said by the hour, kept longer than the messages; and the line that an order left is found by its number.</summary>
[DbContext(typeof(MessagingDbContext))]
[Migration("20261129134000_MessageHours")]
sealed class MessageHours : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE message_hour (
            hour timestamptz NOT NULL, phone_number_id text NOT NULL, received int NOT NULL, sent int NOT NULL, failed int NOT NULL, charged int NOT NULL,
            CONSTRAINT pk_message_hour PRIMARY KEY (hour, phone_number_id));
        CREATE INDEX ix_item_arrived_at ON item USING brin (arrived_at);
        CREATE INDEX ix_system_line_order ON system_line ((arguments ->> 'number')) WHERE code = 'order_placed';
        """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("DROP INDEX ix_system_line_order; DROP INDEX ix_item_arrived_at; DROP TABLE message_hour;");
}
