using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bridge.Catalog.Migrations
{
    /// <inheritdoc />
    public partial class WaitingOffers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "retries",
                table: "offered_order",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "retry_at",
                table: "offered_order",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "tapped_in",
                table: "offered_order",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_offered_order_retry_at",
                table: "offered_order",
                column: "retry_at",
                filter: "retry_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_offered_order_retry_at",
                table: "offered_order");

            migrationBuilder.DropColumn(
                name: "retries",
                table: "offered_order");

            migrationBuilder.DropColumn(
                name: "retry_at",
                table: "offered_order");

            migrationBuilder.DropColumn(
                name: "tapped_in",
                table: "offered_order");
        }
    }
}
